import type { ImageSize } from "#core/vocabulary.ts";
import { measureTexture } from "./measure-texture.ts";
import { nameColour } from "./name-colour.ts";
import type { ColourShare, PictureFacts } from "./picture-facts.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { computePercents } from "./compute-percents.ts";

const MAX_COLOURS = 6;

/** The number of levels a channel: colours are counted by their nearest multiple of eight. */
const LEVELS = 33;
const BIN_COUNT = LEVELS ** 3;

/** Measurements of a picture's pixels. `size` is the picture's own size; the grid may be a smaller copy of it. */
export function measurePicture(grid: PixelGrid, size: ImageSize = grid): PictureFacts {
  const { widthPx, heightPx } = size;
  const { boxes: bins, visible, lumaSum, squareSum } = countPixels(grid.rgba);
  if (visible === 0) return { kind: "invisible", widthPx, heightPx };
  const mean = lumaSum / visible;
  // Rounding can leave a value slightly below 0.
  const spread = Math.sqrt(Math.max(0, squareSum / visible - mean ** 2));
  return {
    kind: "measured",
    widthPx,
    heightPx,
    colours: computeColourShares(bins),
    brightnessPercent: Math.round((mean / 255) * 100),
    contrastPercent: Math.round((spread / 127.5) * 100),
    texturePercent: measureTexture(grid),
    transparentPercent: Math.round((1 - visible / ((grid.rgba.length / 4) * 255)) * 100),
  };
}

/**
 * Sums over all pixels, each weighted by its alpha as a whole number, so that the order of adding makes no difference.
 */
function countPixels(rgba: Uint8ClampedArray) {
  const bins = new Float64Array(BIN_COUNT);
  let visible = 0;
  let lumaSum = 0;
  let squareSum = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    const green = rgba[at + 1] ?? 0;
    const blue = rgba[at + 2] ?? 0;
    const alpha = rgba[at + 3] ?? 0;
    const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const bin = (((red + 4) >> 3) * LEVELS + ((green + 4) >> 3)) * LEVELS + ((blue + 4) >> 3);
    bins[bin] = (bins[bin] ?? 0) + alpha;
    visible += alpha;
    lumaSum += luma * alpha;
    squareSum += luma * luma * alpha;
  }
  return { boxes: bins, visible, lumaSum, squareSum };
}

function computeColourShares(bins: Float64Array): ColourShare[] {
  const amounts = new Map<string, number>();
  for (let bin = 0; bin < BIN_COUNT; bin += 1) {
    const amount = bins[bin] ?? 0;
    if (amount === 0) continue;
    const name = nameColour(toChannel(bin / LEVELS ** 2), toChannel(bin / LEVELS), toChannel(bin));
    amounts.set(name, (amounts.get(name) ?? 0) + amount);
  }
  const percents = computePercents([...amounts.values()]);
  return [...amounts.keys()]
    .map((name, at) => ({ name, percent: percents[at] ?? 0 }))
    .filter(({ percent }) => percent > 0)
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, MAX_COLOURS);
}

function toChannel(level: number): number {
  return Math.min(255, (Math.floor(level) % LEVELS) * 8);
}
