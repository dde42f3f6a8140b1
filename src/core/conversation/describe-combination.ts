import type { Conversation, SweptValue, Variant } from "./conversation.ts";
import { formatCount } from "#core/format.ts";
import type { Path } from "#core/vocabulary.ts";
import { parseSizeId } from "./image-scales.ts";
import { getThread } from "./get-thread.ts";

/** What sets a variant apart in its sweep, such as "temperature 0", "model a/b"; empty where it is in none. */
export function describeCombination(conversation: Conversation, { sweep }: Variant): string[] {
  const own = conversation.sweeps.find(({ id }) => id === sweep?.id);
  if (!own || !sweep) return [];
  return Object.entries(sweep.valueIds).flatMap(([path, valueId]) => {
    const value = own.values[path]?.find(({ id }) => id === valueId);
    return value ? [describeFieldValue(conversation, path, describeValue(value))] : [];
  });
}

/**
 * What a swept field is called: a parameter by its path, the size of a picture "image", or "turn 2 image 1" as far as
 * there are others to tell it from.
 */
export function describePath({ turns }: Pick<Conversation, "turns">, path: Path): string {
  const sizeId = parseSizeId(path);
  if (sizeId === undefined) return path;
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

/** A swept field with a value: "temperature 0", "image 2 at 1/2". */
export function describeFieldValue(conversation: Pick<Conversation, "turns">, path: Path, value: string): string {
  return `${describePath(conversation, path)}${parseSizeId(path) === undefined ? "" : " at"} ${value}`;
}

/** A swept value in words: numbers with commas, texts as they are, everything else as JSON, "not sent" for none. */
export function describeValue({ value }: Pick<SweptValue, "value">): string {
  if (value === undefined) return "not sent";
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? formatCount(value) : String(value);
  return JSON.stringify(value);
}

/** Values as they are typed into a field, so that they read back as the same. */
export function formatSweptValues(values: readonly SweptValue[]): string {
  const shown = values.filter(({ isLeftOut }) => !isLeftOut);
  return shown
    .map(({ value }) => (value === undefined ? "not sent" : typeof value === "string" ? value : JSON.stringify(value)))
    .join(", ");
}
