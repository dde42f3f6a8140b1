import type { Conversation, SweptValue, Variant } from "./conversation.ts";
import { writeJson } from "#core/exact-number.ts";
import { formatShortNumber } from "#core/format.ts";
import type { Path } from "#core/vocabulary.ts";
import { parseSizeId } from "./image-scales.ts";
import { getThread } from "./get-thread.ts";
import { describeWording, formatVariableValues, isWordingsName, parseVariableName } from "./variable-path.ts";

/**
 * The values that distinguish a variant in its sweep, such as "temperature 0", "model a/b"; empty outside of sweeps.
 */
export function describeCombination(conversation: Conversation, { sweep }: Variant): string[] {
  const own = conversation.sweeps.find(({ id }) => id === sweep?.id);
  if (!own || !sweep) return [];
  return Object.entries(sweep.valueIds).flatMap(([path, valueId]) => {
    const value = own.values[path]?.find(({ id }) => id === valueId);
    return value ? [describeFieldValue(conversation, path, describeValue(value, path))] : [];
  });
}

/**
 * The name of a swept field: the path of a parameter, a variable's name, "wording", or "image" for the size of a picture, with numbers ("turn 2 image
 * 1") where there are several.
 */
export function describePath({ turns }: Pick<Conversation, "turns">, path: Path): string {
  const variable = parseVariableName(path);
  if (variable !== undefined) return isWordingsName(variable) ? "wording" : variable;
  const sizeId = parseSizeId(path);
  if (sizeId === undefined) return path;
  const filled = parseVariableName(sizeId);
  if (filled !== undefined) return filled;
  const sizedTurns = Object.values(turns).filter(({ parts }) =>
    parts.some((part) => part.kind === "image" && part.sizeId !== undefined),
  );
  for (const turn of sizedTurns) {
    const pictures = turn.parts.filter((part) => part.kind === "image");
    const index = pictures.findIndex((picture) => picture.sizeId === sizeId);
    if (index === -1) continue;
    const turnPrefix = sizedTurns.length > 1 ? `turn ${getThread(turns, turn.id).length} ` : "";
    return `${turnPrefix}image${pictures.length > 1 ? ` ${index + 1}` : ""}`;
  }
  return "image";
}

/** A swept field with a value: "temperature 0", "image 2 at 1/2"; of wordings the wording alone. */
export function describeFieldValue(conversation: Pick<Conversation, "turns">, path: Path, value: string): string {
  if (isWordingsName(parseVariableName(path) ?? "")) return value;
  return `${describePath(conversation, path)}${parseSizeId(path) === undefined ? "" : " at"} ${value}`;
}

/** A swept value as text: numbers with commas and few digits, strings unquoted, everything else as JSON, "not sent" for none. */
export function describeValue({ value }: Pick<SweptValue, "value">, path: Path): string {
  if (value === undefined) return "not sent";
  if (typeof value === "string" && parseVariableName(path) !== undefined) return describeWording(value);
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatShortNumber(value);
  return writeJson(value);
}

/** Values as text for a field, which parses to the same values. */
export function formatSweptValues(values: readonly Pick<SweptValue, "value" | "isLeftOut">[], path: Path): string {
  const shown = values.filter(({ isLeftOut }) => !isLeftOut);
  if (parseVariableName(path) !== undefined)
    return formatVariableValues(shown.map(({ value }) => (typeof value === "string" ? value : "")));
  return shown
    .map(({ value }) => (value === undefined ? "not sent" : typeof value === "string" ? value : writeJson(value)))
    .join(", ");
}
