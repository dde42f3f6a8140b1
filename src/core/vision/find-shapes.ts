import { shortenText } from "#core/cut-text.ts";
import { isJsonObject, parseJson, type Json, type JsonObject } from "#core/json.ts";

/** The meaning of four or two numbers: two corners, a corner and a size, or a point. `corners-yx` has y before x. */
type CoordinateFormat = "corners" | "corners-yx" | "size" | "point";

/** A box or a point found in a text, before the unit of its numbers is known. */
export type Shape = {
  format: CoordinateFormat;
  numbers: readonly number[];
  label: string;
  /** The range of the shape in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** True for a notation that always counts in thousandths of the picture. */
  isThousand: boolean;
};

type ParsedShape = Pick<Shape, "format" | "numbers"> & { isThousand?: boolean };

/** Limits of the search, since a reader cannot use more shapes and a longer text takes too long. */
const MAX_SHAPES = 400;
const MAX_CHARS = 200_000;

const NUMBER = String.raw`\s*(-?\d{1,6}(?:\.\d{1,12})?)\s*`;
const FLAT_OBJECT = /\{[^{}]{3,2000}\}/g;
const TAGGED = new RegExp(
  String.raw`(?:<ref>([^<]{1,200})</ref>\s*|<\|object_ref_start\|>([^<]{1,200})<\|object_ref_end\|>\s*)?(?:<box>|<\|box_start\|>)\s*\(${NUMBER},${NUMBER}\)\s*,\s*\(${NUMBER},${NUMBER}\)\s*(?:</box>|<\|box_end\|>)`,
  "g",
);
const FOUR_IN_BRACKETS = new RegExp(String.raw`[[(]${NUMBER},${NUMBER},${NUMBER},${NUMBER}[\])]`, "g");

/**
 * Boxes and points in a text: in JSON, in the tags of some models, or as four numbers in brackets. The text is
 * untrusted.
 */
export function findShapes(text: string): Shape[] {
  const searched = text.slice(0, MAX_CHARS);
  const shapes = [...findInObjects(searched), ...findTagged(searched)];
  const isFree = ({ start, end }: Shape) => shapes.every((other) => end <= other.start || start >= other.end);
  const bare = findBare(searched).filter(isFree);
  return [...shapes, ...bare].toSorted((a, b) => a.start - b.start).slice(0, MAX_SHAPES);
}

function findInObjects(text: string): Shape[] {
  return [...text.matchAll(FLAT_OBJECT)].slice(0, MAX_SHAPES).flatMap((match) => {
    const object = parseJson(match[0]);
    const found = isJsonObject(object) ? parseObject(object) : undefined;
    if (!found || !isJsonObject(object)) return [];
    const label = parseLabel(object) ?? findLabelBefore(text.slice(Math.max(0, match.index - 300), match.index));
    return [{ isThousand: false, ...found, label, start: match.index, end: match.index + match[0].length }];
  });
}

const KEYS_OF_BOXES = [
  "box_2d",
  "bbox_2d",
  "bbox",
  "box",
  "bounding_box",
  "boundingBox",
  "coordinates",
  "rect",
  "region",
];
const KEYS_OF_POINTS = ["point", "point_2d", "center", "position", "coordinates", "coords"];
const KEYS_OF_SIDES: readonly [CoordinateFormat, readonly string[]][] = [
  ["corners", ["x1", "y1", "x2", "y2"]],
  ["corners", ["xmin", "ymin", "xmax", "ymax"]],
  ["corners", ["x_min", "y_min", "x_max", "y_max"]],
  ["corners", ["left", "top", "right", "bottom"]],
  ["size", ["x", "y", "width", "height"]],
  ["size", ["x", "y", "w", "h"]],
  ["size", ["left", "top", "width", "height"]],
  ["point", ["x", "y"]],
];

function parseObject(object: JsonObject): ParsedShape | undefined {
  for (const key of KEYS_OF_BOXES) {
    const numbers = parseNumbers(object[key], 4);
    // The only notation with y first; its numbers are thousandths.
    if (numbers && key === "box_2d") return { format: "corners-yx", numbers, isThousand: true };
    if (numbers) return { format: "corners", numbers };
  }
  for (const key of KEYS_OF_POINTS) {
    const numbers = parseNumbers(object[key], 2);
    if (numbers) return { format: "point", numbers };
  }
  for (const [format, keys] of KEYS_OF_SIDES) {
    const numbers = parseNumbers(
      keys.map((key) => object[key] ?? null),
      keys.length,
    );
    if (numbers) return { format, numbers };
  }
  return undefined;
}

function parseNumbers(value: Json | undefined, length: number): number[] | undefined {
  if (!Array.isArray(value) || value.length !== length) return undefined;
  const numbers = value.filter((one) => typeof one === "number" && Number.isFinite(one));
  return numbers.length === length ? (numbers as number[]) : undefined;
}

const KEYS_OF_LABELS = [
  "label",
  "name",
  "text",
  "class",
  "category",
  "title",
  "object",
  "element",
  "description",
  "id",
];

function parseLabel(object: JsonObject): string | undefined {
  for (const key of KEYS_OF_LABELS) {
    const value = object[key];
    if (typeof value === "string" && value.trim() !== "") return shorten(value);
  }
  return undefined;
}

/** The label in the text before a nested box: `"label": "cup", "box": {…`. */
function findLabelBefore(before: string): string {
  const keys = KEYS_OF_LABELS.join("|");
  const found = [...before.matchAll(new RegExp(String.raw`"(?:${keys})"\s*:\s*"([^"\\]{1,200})"`, "g"))].at(-1);
  // The label belongs to an object that is still open, not to one that has ended.
  return found && !before.slice(found.index).includes("}") ? shorten(found[1] ?? "") : "";
}

function findTagged(text: string): Shape[] {
  return [...text.matchAll(TAGGED)].map((match) => {
    const [whole, ref, objectRef, ...numbers] = match;
    const label = shorten(ref ?? objectRef ?? "");
    const [start, end] = [match.index, match.index + whole.length];
    return { format: "corners", numbers: numbers.map(Number), label, start, end, isThousand: true };
  });
}

function findBare(text: string): Shape[] {
  // Some matches lie inside shapes that were found already.
  return [...text.matchAll(FOUR_IN_BRACKETS)].slice(0, 2 * MAX_SHAPES).map((match) => {
    const [whole, ...numbers] = match;
    // Only nearby text is searched, since the whole text may be one long line.
    const near = text.slice(Math.max(0, match.index - 120), match.index);
    const before = near.slice(near.lastIndexOf("\n") + 1);
    // A value in an object that is nested or still being written. Else without list markers, emphasis and quotes around it.
    const isValue = /"\s*:\s*$/.test(before);
    const label = shorten(
      (isValue ? findLabelBefore(near) : before)
        .replace(/^[\s\-*•\d.)]+/, "")
        .replaceAll(/[*_`"]/g, "")
        .replace(/[\s:=–—[(,-]+$/, ""),
    );
    return {
      format: "corners",
      numbers: numbers.map(Number),
      label,
      start: match.index,
      end: match.index + whole.length,
      isThousand: false,
    };
  });
}

function shorten(label: string): string {
  return shortenText(label.replaceAll(/\s+/g, " ").trim(), 60);
}
