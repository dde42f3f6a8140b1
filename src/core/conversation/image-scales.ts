import type { ImagePart, Part, SmallerPicture } from "#core/content/part.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import { parseSampleCount } from "#core/parameters/parse-sample-count.ts";
import type { ParsedField } from "#core/parameters/parse-field.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Settings } from "./conversation.ts";
import { buildVariablePath } from "./variable-path.ts";

/** The scale of a picture in its own pixels. */
export const FULL_SCALE = "1";

/** The smallest scale; a picture of fewer pixels is not worth its tokens. */
const MIN_SCALE = 1 / 64;
/** Scales with a denominator up to this are written as fractions. */
const MAX_DENOMINATOR = 64;

const SIZE_PATH_PREFIX = "image:";

/** The path of the swept field for the size of a picture. */
export function buildSizePath(sizeId: Id): Path {
  return SIZE_PATH_PREFIX + sizeId;
}

/** The `sizeId` in the path of a picture's size; undefined for any other path. */
export function parseSizeId(path: Path): Id | undefined {
  return path.startsWith(SIZE_PATH_PREFIX) ? path.slice(SIZE_PATH_PREFIX.length) : undefined;
}

/** The path of the swept field for the size of the pictures that fill a variable, one in each row. */
export function buildVariableSizePath(name: string): Path {
  return buildSizePath(buildVariablePath(name));
}

/** Parses the typed sizes of a picture ("1, 1/2, 25%", "x3" for samples) to scales in normal form. */
export function parseScales(typed: string): ParsedField {
  const counted = parseSampleCount(typed.trim());
  if ("reason" in counted) return { type: "unreadable", reason: counted.reason };
  const { list, samples } = counted;
  if (list === "") return samples === undefined ? { type: "empty" } : { type: "several", values: [], samples };
  const scales: string[] = [];
  for (const item of list.split(/[,;]/)) {
    const scale = parseScale(item);
    if ("reason" in scale) return { type: "unreadable", reason: scale.reason };
    if (scales.includes(scale.written)) return { type: "unreadable", reason: `${scale.written} is given twice` };
    scales.push(scale.written);
  }
  const [first] = scales;
  if (scales.length === 1 && first !== undefined && samples === undefined) return { type: "one", value: first };
  return { type: "several", values: scales.map((value) => ({ value })), ...(samples === undefined ? {} : { samples }) };
}

/** The scales in a typed text, including "1"; empty where the text is invalid. */
export function listScales(typed: string): string[] {
  const parsed = parseScales(typed);
  const values =
    parsed.type === "several" ? parsed.values.map(({ value }) => value) : parsed.type === "one" ? [parsed.value] : [];
  return values.filter((value) => typeof value === "string");
}

/** The factor of a scale in normal form. */
export function parseScaleFactor(scale: string): number {
  const [numerator = 1, denominator = 1] = scale.split("/").map(Number);
  return numerator / denominator;
}

/**
 * A picture as it is sent at these scales; the picture itself where none applies. A copy that is not drawn yet has its
 * size, and a hash under which no bytes are stored; it is drawn when it is sent.
 */
export function resolveSentPicture(part: ImagePart, scales: Settings["imageScales"]): ImagePart {
  const scale = getScale(part, scales);
  if (scale === FULL_SCALE) return part;
  const { smaller: sizes, sizeId: _id, ...rest } = part;
  const drawn = sizes?.find((each) => each.scale === scale);
  if (!drawn) {
    const { blob, mediaType, widthPx, heightPx } = part;
    const drawnFrom = { blob, mediaType, widthPx, heightPx };
    return { ...rest, ...scaleImage(part, parseScaleFactor(scale)), blob: `${blob} at ${scale}`, drawnFrom };
  }
  const { scale: _scale, sizeBytes: _size, ...picture } = drawn;
  return { ...rest, ...picture };
}

/** The scale at which a picture is sent. */
export function getScale({ sizeId }: ImagePart, scales: Settings["imageScales"] = {}): string {
  return sizeId !== undefined && Object.hasOwn(scales, sizeId) ? (scales[sizeId] ?? FULL_SCALE) : FULL_SCALE;
}

/** A picture that fills a variable, as it is sent at these scales. */
export function resolveFilledPicture(part: ImagePart, name: string, scales: Settings["imageScales"]): ImagePart {
  return scales ? removeSizes(resolveSentPicture({ ...part, sizeId: buildVariablePath(name) }, scales)) : part;
}

/** The scales at which pictures are sent smaller: a full size that is written out is the same as none. */
export function selectSmaller(scales: Settings["imageScales"] = {}): Record<Id, string> {
  return Object.fromEntries(Object.entries(scales).filter(([, scale]) => scale !== FULL_SCALE));
}

/** A picture without its smaller copies, such as after an edit. */
export function removeSizes({ smaller: _sizes, sizeId: _id, ...part }: ImagePart): ImagePart {
  return part;
}

/** Adds smaller copies to a picture of these parts, one for each scale that it lacks. */
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

/** The scales for which a picture has no drawn copy. */
export function findUndrawnScales({ smaller = [] }: ImagePart, scales: readonly string[]): string[] {
  return scales.filter((scale) => scale !== FULL_SCALE && !smaller.some((each) => each.scale === scale));
}

function parseScale(item: string): { written: string } | { reason: string } {
  const word = item.trim();
  if (word === "") return { reason: "a size is missing next to a comma" };
  const match = /^(?<above>\d*\.?\d+)\s*(?:(?<percent>%)|\/\s*(?<below>\d*\.?\d+))?$/.exec(word)?.groups;
  if (!match) return { reason: `“${word}”: sizes are written 1, 1/2, 0.25 or 25%` };
  const factor = Number(match["above"]) / (match["percent"] ? 100 : Number(match["below"] ?? 1));
  if (factor > 1) return { reason: `“${word}”: sizes above 1 are not possible` };
  if (!(factor >= MIN_SCALE)) return { reason: `“${word}”: 1/${MAX_DENOMINATOR} is the smallest` };
  return { written: formatScale(factor) };
}

/** The fraction with the smallest denominator, or four digits. */
function formatScale(factor: number): string {
  for (let denominator = 1; denominator <= MAX_DENOMINATOR; denominator += 1) {
    const numerator = Math.round(factor * denominator);
    if (Math.abs(numerator / denominator - factor) < 1e-9)
      return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
  }
  return String(Number(factor.toFixed(4)));
}
