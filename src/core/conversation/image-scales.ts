import type { ImagePart, Part, SmallerPicture } from "#core/content/part.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import { parseSampleCount } from "#core/parameters/parse-sample-count.ts";
import type { ParsedField } from "#core/parameters/parse-field.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Settings } from "./conversation.ts";

/** A picture in its own pixels. */
export const FULL_SCALE = "1";

/** No picture is worth its tokens below this. */
const MIN_SCALE = 1 / 64;
/** Scales are written as fractions with these denominators where they are one. */
const MAX_DENOMINATOR = 64;

const SIZE_PATH_PREFIX = "image:";

/** The swept field that is the size of a picture. */
export function buildSizePath(sizeId: Id): Path {
  return SIZE_PATH_PREFIX + sizeId;
}

/** The `sizeId` of the picture whose size a swept field is; undefined for every other field. */
export function parseSizeId(path: Path): Id | undefined {
  return path.startsWith(SIZE_PATH_PREFIX) ? path.slice(SIZE_PATH_PREFIX.length) : undefined;
}

/** The sizes of a picture as typed ("1, 1/2, 25%", "x3" for samples): each a scale in its one spelling. */
export function parseScales(typed: string): ParsedField {
  const counted = parseSampleCount(typed.trim());
  if ("reason" in counted) return { type: "unreadable", reason: counted.reason };
  const { list, samples } = counted;
  if (list === "") return samples === undefined ? { type: "empty" } : { type: "several", values: [], samples };
  const scales: string[] = [];
  for (const item of list.split(/[,;]/)) {
    const scale = parseScale(item);
    if ("reason" in scale) return { type: "unreadable", reason: scale.reason };
    if (scales.includes(scale.written)) return { type: "unreadable", reason: `${scale.written} stands there twice` };
    scales.push(scale.written);
  }
  const [first] = scales;
  if (scales.length === 1 && first !== undefined && samples === undefined) return { type: "one", value: first };
  return { type: "several", values: scales.map((value) => ({ value })), ...(samples === undefined ? {} : { samples }) };
}

/** The scales that stand there, "1" among them; none where it cannot be read. */
export function listScales(typed: string): string[] {
  const parsed = parseScales(typed);
  const values =
    parsed.type === "several" ? parsed.values.map(({ value }) => value) : parsed.type === "one" ? [parsed.value] : [];
  return values.filter((value) => typeof value === "string");
}

/** The factor of a scale as it is written. */
export function parseScaleFactor(scale: string): number {
  const [numerator = 1, denominator = 1] = scale.split("/").map(Number);
  return numerator / denominator;
}

/**
 * A picture as it is sent at these scales: itself where it is not among them. One that is not drawn yet has its pixels,
 * and no bytes are kept under its name.
 */
export function resolveSentPicture(part: ImagePart, scales: Settings["imageScales"]): ImagePart {
  const scale = getScale(part, scales);
  if (scale === FULL_SCALE) return part;
  const { smaller: sizes, sizeId: _id, ...rest } = part;
  const drawn = sizes?.find((each) => each.scale === scale);
  if (!drawn) return { ...rest, ...scaleImage(part, parseScaleFactor(scale)), blob: `${part.blob} at ${scale}` };
  const { scale: _scale, sizeBytes: _size, ...picture } = drawn;
  return { ...rest, ...picture };
}

/** The scale a picture is sent at. */
export function getScale({ sizeId }: ImagePart, scales: Settings["imageScales"] = {}): string {
  return sizeId !== undefined && Object.hasOwn(scales, sizeId) ? (scales[sizeId] ?? FULL_SCALE) : FULL_SCALE;
}

/** A picture in its own pixels alone, such as when these change. */
export function removeSizes({ smaller: _sizes, sizeId: _id, ...part }: ImagePart): ImagePart {
  return part;
}

/** Parts with these smaller sizes at a picture, each where it has none of that scale. */
export function addSmallerPictures(parts: readonly Part[], sizeId: Id, made: readonly SmallerPicture[]): Part[] {
  return parts.map((part) => {
    if (part.kind !== "image" || part.sizeId !== sizeId) return part;
    const { smaller = [] } = part;
    return {
      ...part,
      smaller: [...smaller, ...made.filter(({ scale }) => !smaller.some((each) => each.scale === scale))],
    };
  });
}

/** The sizes of a picture that these scales ask for and that are not drawn. */
export function findUndrawnScales({ smaller = [] }: ImagePart, scales: readonly string[]): string[] {
  return scales.filter((scale) => scale !== FULL_SCALE && !smaller.some((each) => each.scale === scale));
}

function parseScale(item: string): { written: string } | { reason: string } {
  const word = item.trim();
  if (word === "") return { reason: "a size is missing beside a comma" };
  const match = /^(?<above>\d*\.?\d+)\s*(?:(?<percent>%)|\/\s*(?<below>\d*\.?\d+))?$/.exec(word)?.groups;
  if (!match) return { reason: `“${word}”: sizes are written 1, 1/2, 0.25 or 25%` };
  const factor = Number(match["above"]) / (match["percent"] ? 100 : Number(match["below"] ?? 1));
  if (factor > 1) return { reason: `“${word}”: more than 1 would make up pixels` };
  if (!(factor >= MIN_SCALE)) return { reason: `“${word}”: 1/${MAX_DENOMINATOR} is the least` };
  return { written: formatScale(factor) };
}

/** The fraction with the least denominator, or four digits. */
function formatScale(factor: number): string {
  for (let denominator = 1; denominator <= MAX_DENOMINATOR; denominator += 1) {
    const numerator = Math.round(factor * denominator);
    if (Math.abs(numerator / denominator - factor) < 1e-9)
      return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
  }
  return String(Number(factor.toFixed(4)));
}
