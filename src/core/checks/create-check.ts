import type { Check } from "#core/conversation/check.ts";
import type { Id } from "#core/vocabulary.ts";
import { type CheckKind, getKindRow } from "./check-kinds.ts";

/** A new check of a kind with the start values of its fields. */
export function createCheck(id: Id, kind: CheckKind, options: Readonly<Record<string, string>> = {}): Check {
  const row = getKindRow(kind);
  const start = Object.fromEntries((row?.fields ?? []).map((field) => [field.name, field.start]));
  return {
    id,
    name: "",
    kind,
    options: { ...start, ...options },
    ...(row?.startsNegated ? { isNegated: true as const } : {}),
  };
}
