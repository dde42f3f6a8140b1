import { hasAscii, decodeAscii, createDataView } from "./bytes.ts";
import { isSvg } from "./is-svg.ts";

/** Image kinds that services accept without conversion. */
export type SendableKind = "png" | "jpeg" | "gif" | "webp";

/**
 * Every image kind that can be prepared for sending; the kinds that are not sendable need a browser that can draw them.
 */
export type ImageKind = SendableKind | "avif" | "heic" | "bmp" | "svg";

/** True for a kind that needs no conversion. */
export function isSendable(kind: ImageKind): kind is SendableKind {
  return kind === "png" || kind === "jpeg" || kind === "gif" || kind === "webp";
}

/** Header sizes that occur in a BMP. The signature "BM" alone is not enough, since a text may begin with it. */
const BMP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];

/** The kind of a picture by its first bytes, never by its name; undefined for any other file. */
export function sniffImage(bytes: Uint8Array): ImageKind | undefined {
  if (hasAscii(bytes, 0, "\x89PNG\r\n\x1a\n")) return "png";
  if (hasAscii(bytes, 0, "\xff\xd8\xff")) return "jpeg";
  if (hasAscii(bytes, 0, "GIF87a") || hasAscii(bytes, 0, "GIF89a")) return "gif";
  if (hasAscii(bytes, 0, "RIFF") && hasAscii(bytes, 8, "WEBP")) return "webp";
  if (hasAscii(bytes, 4, "ftyp")) return sniffBrands(bytes);
  if (isBmp(bytes)) return "bmp";
  return isSvg(bytes) ? "svg" : undefined;
}

/** The kind named in the list of brands of an AVIF or HEIC; both may also list the brand that they share. */
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
