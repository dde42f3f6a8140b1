import { hasAscii, decodeAscii, createDataView } from "./bytes.ts";
import { isSvg } from "./is-svg.ts";

/** The kinds that a service takes as they are. */
export type SendableKind = "png" | "jpeg" | "gif" | "webp";

/** Every kind that can be made ready; those that are not sendable only where the browser can draw them. */
export type ImageKind = SendableKind | "avif" | "heic" | "bmp" | "svg";

/** True for a kind that need not be converted. */
export function isSendable(kind: ImageKind): kind is SendableKind {
  return kind === "png" || kind === "jpeg" || kind === "gif" || kind === "webp";
}

/** The sizes that headers of a BMP have. Its own mark is two letters, which a text may begin with. */
const BMP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];

/** The kind of a picture by its first bytes, never by its name; undefined for everything else. */
export function sniffImage(bytes: Uint8Array): ImageKind | undefined {
  if (hasAscii(bytes, 0, "\x89PNG\r\n\x1a\n")) return "png";
  if (hasAscii(bytes, 0, "\xff\xd8\xff")) return "jpeg";
  if (hasAscii(bytes, 0, "GIF87a") || hasAscii(bytes, 0, "GIF89a")) return "gif";
  if (hasAscii(bytes, 0, "RIFF") && hasAscii(bytes, 8, "WEBP")) return "webp";
  if (hasAscii(bytes, 4, "ftyp")) return sniffBrands(bytes);
  if (isBmp(bytes)) return "bmp";
  return isSvg(bytes) ? "svg" : undefined;
}

/** AVIF and HEIC name themselves in a list of brands; both may also list the brand they share. */
function sniffBrands(bytes: Uint8Array): ImageKind | undefined {
  if (bytes.length < 16) return undefined;
  const length = Math.min(createDataView(bytes).getUint32(0), 256);
  const brands: string[] = decodeAscii(bytes, 8, length - 8).match(/.{4}/gs) ?? [];
  if (brands.includes("avif") || brands.includes("avis")) return "avif";
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? "heic" : undefined;
}

function isBmp(bytes: Uint8Array): boolean {
  return (
    hasAscii(bytes, 0, "BM") && bytes.length > 26 && BMP_HEADER_SIZES.has(createDataView(bytes).getUint32(14, true))
  );
}
