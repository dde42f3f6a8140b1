import type { ImagePart } from "#core/content/part.ts";
import type { Row } from "#core/conversation/conversation.ts";
import { parseScaleFactor } from "#core/conversation/image-scales.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { countImageTokens, fitImage, scaleImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** The pictures of rows at one of several sizes: the smallest and the largest by their pixels, and the tokens of all. */
export type PicturesAtScale = { scale: string; least: ImageSize; most: ImageSize; count: number; tokens: number };

/** The pictures that rows have under a name, at each of these scales; none where no row has one. */
export function measurePictures(
  rows: readonly Row[],
  name: string,
  scales: readonly string[],
  limits: ImageLimits,
): PicturesAtScale[] {
  const pictures = rows.flatMap(({ values }): ImagePart[] => {
    const picture = Object.hasOwn(values, name) ? parsePictureValue(values[name] ?? "") : undefined;
    return picture ? [picture] : [];
  });
  return scales.flatMap((scale) => {
    const sizes = pictures
      .map((picture) => scaleImage(picture, parseScaleFactor(scale)))
      .toSorted((a, b) => a.widthPx * a.heightPx - b.widthPx * b.heightPx);
    const [least, most] = [sizes[0], sizes.at(-1)];
    if (!least || !most) return [];
    const tokens = sizes.reduce((sum, size) => sum + countImageTokens(fitImage(size, limits)), 0);
    return [{ scale, least, most, count: sizes.length, tokens }];
  });
}
