import type { ImageSize } from "#core/vocabulary.ts";
import type { Box } from "./box.ts";

/** The position of a region in a picture as words that end "The part of it": "at the top left", "in the middle". */
export function describePosition({ x, y, width, height }: Box, { widthPx, heightPx }: ImageSize): string {
  const across = pickThird(x + width / 2, widthPx, ["left", "", "right"]);
  const down = pickThird(y + height / 2, heightPx, ["top", "", "bottom"]);
  if (across === "" && down === "") return "in the middle";
  if (across === "") return `at the ${down}`;
  return down === "" ? `at the ${across}` : `at the ${down} ${across}`;
}

function pickThird(at: number, whole: number, [first, middle, last]: readonly [string, string, string]): string {
  if (at < whole / 3) return first;
  return at > (whole * 2) / 3 ? last : middle;
}

/** The corners of a region in pixels, with the size of the picture. */
export function describePixels({ x, y, width, height }: Box, { widthPx, heightPx }: ImageSize): string {
  return `from (${x}, ${y}) to (${x + width}, ${y + height}) of ${widthPx}×${heightPx} pixels`;
}
