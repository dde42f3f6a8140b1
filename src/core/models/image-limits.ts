import { isClaudeAtLeast } from "./claude-version.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/**
 * The largest picture that a model sees unscaled, and the largest size of its base64 text: fewer characters than
 * `base64Bytes`.
 */
export type ImageLimits = { longEdgePx: number; patches: number; base64Bytes: number };

/** Models see a picture as square patches of this many pixels a side; each patch costs a token. */
const PATCH_PX = 28;

const OPUS_4_5_LIMITS: ImageLimits = { longEdgePx: 1568, patches: 1568, base64Bytes: 5_000_000 };
const NEWEST_LIMITS: ImageLimits = { longEdgePx: 2576, patches: 4784, base64Bytes: 5_000_000 };

/**
 * The image limits of a model: larger ones from Claude 4.7 on, those of Opus 4.5 for every other model, which suit
 * most.
 */
export function getImageLimits(modelId: string): ImageLimits {
  return isClaudeAtLeast(modelId, 4, 7) ? NEWEST_LIMITS : OPUS_4_5_LIMITS;
}

/** The largest size of the same shape that the model sees unscaled; `size` itself where it fits. */
export function fitImage(size: ImageSize, { longEdgePx, patches }: ImageLimits): ImageSize {
  const long = Math.max(size.widthPx, size.heightPx);
  for (let edge = Math.min(long, longEdgePx); edge > 1; edge -= 1) {
    const fitted = scaleImage(size, edge / long);
    if (countImageTokens(fitted) <= patches) return fitted;
  }
  return { widthPx: 1, heightPx: 1 };
}

/** A size multiplied by a factor, in whole pixels, at least 1. */
export function scaleImage({ widthPx, heightPx }: ImageSize, factor: number): ImageSize {
  const scaled = (px: number) => Math.max(1, Math.round(px * factor));
  return { widthPx: scaled(widthPx), heightPx: scaled(heightPx) };
}

/** The tokens that a Claude model counts for a picture of this size, where the model sees the picture unscaled. */
export function countImageTokens({ widthPx, heightPx }: ImageSize): number {
  return Math.ceil(widthPx / PATCH_PX) * Math.ceil(heightPx / PATCH_PX);
}

/** True where so many bytes stay below the limit once encoded in base64. */
export function fitsBase64(sizeBytes: number, { base64Bytes }: ImageLimits): boolean {
  return Math.ceil(sizeBytes / 3) * 4 < base64Bytes;
}
