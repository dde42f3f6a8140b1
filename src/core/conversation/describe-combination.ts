import type { Conversation, Path, SweptValue, Variant } from "./conversation.ts";
import { formatCount } from "#core/format.ts";
import { readSizeId } from "./image-scales.ts";
import { readThread } from "./read-thread.ts";

/** What sets a variant apart in its sweep, such as "temperature 0", "model a/b"; empty where it is in none. */
export function describeCombination(conversation: Conversation, { sweep }: Variant): string[] {
  const own = conversation.sweeps.find(({ id }) => id === sweep?.id);
  if (!own || !sweep) return [];
  return Object.entries(sweep.valueIds).flatMap(([path, valueId]) => {
    const value = own.values[path]?.find(({ id }) => id === valueId);
    return value ? [nameValue(conversation, path, describeValue(value))] : [];
  });
}

/**
 * What a swept field is called: a parameter by its path, the size of a picture "image", or "turn 2 image 1" as far as
 * there are others to tell it from.
 */
export function describePath({ turns }: Pick<Conversation, "turns">, path: Path): string {
  const sizeId = readSizeId(path);
  if (sizeId === undefined) return path;
  const sized = Object.values(turns).filter(({ parts }) =>
    parts.some((part) => part.kind === "image" && part.sizeId !== undefined),
  );
  for (const turn of sized) {
    const pictures = turn.parts.filter((part) => part.kind === "image");
    const place = pictures.findIndex((picture) => picture.sizeId === sizeId);
    if (place === -1) continue;
    const inTurn = sized.length > 1 ? `turn ${readThread(turns, turn.id).length} ` : "";
    return `${inTurn}image${pictures.length > 1 ? ` ${place + 1}` : ""}`;
  }
  return "image";
}

/** A swept field with a value: "temperature 0", "image 2 at 1/2". */
export function nameValue(conversation: Pick<Conversation, "turns">, path: Path, value: string): string {
  return `${describePath(conversation, path)}${readSizeId(path) === undefined ? "" : " at"} ${value}`;
}

/** A swept value in words: numbers with commas, texts as they are, everything else as JSON, "not sent" for none. */
export function describeValue({ value }: Pick<SweptValue, "value">): string {
  if (value === undefined) return "not sent";
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? formatCount(value) : String(value);
  return JSON.stringify(value);
}

/** Values as they are typed into a field, so that they read back as the same. */
export function printValues(values: readonly SweptValue[]): string {
  const shown = values.filter(({ isLeftOut }) => !isLeftOut);
  return shown
    .map(({ value }) => (value === undefined ? "not sent" : typeof value === "string" ? value : JSON.stringify(value)))
    .join(", ");
}
