import { type CheckKind } from "#core/checks/check-kinds.ts";
import { createCheck } from "#core/checks/create-check.ts";
import type { Check } from "#core/conversation/check.ts";

/** A check that another program describes, before it is added to a conversation. */
export type CheckDraft = Omit<Check, "id">;

/** The reading of a check of another program: a check, with what differs in it, or the reason why there is none. */
export type CheckReading = { draft: CheckDraft; note?: string } | { reason: string };

/** A line of what was taken, and of what was not and why. */
export type CheckNote = { what: string; detail: string; isTaken: boolean };

/** The options of a check that compares every character. */
export const EXACT = { ignoreCase: "no", ignoreSpaces: "no", ignoreAccents: "no" };

/** A draft of a kind with the start values of its other fields. */
export function createDraft(
  kind: CheckKind,
  options: Readonly<Record<string, string>>,
  more: Partial<CheckDraft> = {},
): CheckDraft {
  const { id: _id, isNegated: _isNegated, ...check } = createCheck("", kind, options);
  return { ...check, ...more };
}
