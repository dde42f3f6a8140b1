import { isSameJson, type Json } from "#core/json.ts";
import type { Id, Path } from "#core/vocabulary.ts";

/** A text typed into a field, with its value or the reason why it is invalid. */
export type TypedText = { text: string; value: Json | undefined } | { text: string; reason: string };

/** Typed texts by the key of their field. A field without one shows the text of its value. */
export type TypedTexts = Record<string, TypedText | undefined>;

/** A field with an invalid text, which blocks the run: a field must not show a value that would not be sent. */
export type FieldError = { path: Path; text: string; reason: string };

/** The key of a variant's field among the typed texts. */
export function buildFieldKey(variantId: Id, path: Path): string {
  return `${variantId}:${path}`;
}

/** The texts with some of them replaced, or removed where undefined; the same object where none differs. */
export function mergeTypedTexts(before: TypedTexts, changes: TypedTexts): TypedTexts {
  if (Object.entries(changes).every(([key, next]) => isSameJson(before[key], next))) return before;
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, text]) => text !== undefined));
}

/** The fields of a variant with an invalid text. */
export function selectFieldErrors(texts: TypedTexts, variantId: Id): FieldError[] {
  const prefix = buildFieldKey(variantId, "");
  return Object.entries(texts).flatMap(([key, typed]) =>
    key.startsWith(prefix) && typed && "reason" in typed ? [{ path: key.slice(prefix.length), ...typed }] : [],
  );
}
