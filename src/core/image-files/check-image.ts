import { decodeAscii } from "./bytes.ts";
import { describeUnsupportedFile } from "./describe-unsupported-file.ts";
import { TOO_MANY_PIXELS, TOO_MANY_SCANNED_PIXELS, type RefusedImage } from "./explain-refused-image.ts";
import { inspectImage } from "./inspect-image.ts";
import type { InspectedImage } from "./inspected-image.ts";
import { measureSvg, TOO_MANY_SVG_SHAPES } from "./measure-svg.ts";
import { sniffImage, type ImageKind } from "./sniff-image.ts";

/** A file that may be decoded, or the reason why it is refused before that. */
export type CheckedImage =
  | { ok: true; kind: ImageKind; inspected: InspectedImage }
  | { ok: false; refused: RefusedImage };

/** A pass over a picture takes about the time of one over so many pixels, however small it is. */
const MIN_SCANNED_PIXELS = 100_000;

/** Checks a file before anything of it is decoded: its kind, that it is whole, and how much work it is. */
export function checkImage(bytes: Uint8Array): CheckedImage {
  const kind = sniffImage(bytes);
  if (!kind) return refuse({ kind: "foreign", what: describeUnsupportedFile(bytes) });
  const inspected = inspectImage(bytes, kind);
  if (!inspected) return refuse({ kind: "damaged", imageKind: kind });
  const { widthPx, heightPx, scanCount = 1 } = inspected;
  const pixels = widthPx * heightPx;
  if (pixels >= TOO_MANY_PIXELS) return refuse({ kind: "too-many-pixels", size: { widthPx, heightPx } });
  if (scanCount * Math.max(pixels, MIN_SCANNED_PIXELS) > TOO_MANY_SCANNED_PIXELS)
    return refuse({ kind: "too-many-scans", count: scanCount });
  // The page draws an SVG, and nothing could stop it.
  const count = kind === "svg" ? measureSvg(decodeSvg(bytes)) : 0;
  return count > TOO_MANY_SVG_SHAPES ? refuse({ kind: "too-many-shapes", count }) : { ok: true, kind, inspected };
}

/** The bytes as text, one character each; without its null bytes, UTF-16 reads like ASCII here. */
function decodeSvg(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) pieces.push(decodeAscii(bytes, at, PIECE_BYTES));
  return pieces.join("").replaceAll("\0", "");
}

const PIECE_BYTES = 8192;

function refuse(refused: RefusedImage): CheckedImage {
  return { ok: false, refused };
}
