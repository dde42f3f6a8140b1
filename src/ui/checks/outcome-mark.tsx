import { Check, CircleHelp, X } from "lucide-react";
import type { CheckResult } from "#core/checks/check-result.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

const LOOKS = {
  pass: { icon: Check, name: "passes", className: "text-ok" },
  fail: { icon: X, name: "fails", className: "text-danger" },
  unknown: { icon: CircleHelp, name: "cannot be told", className: "text-ink-3" },
} as const;

/** The colour in which an outcome stands. */
export const getOutcomeClass = (outcome: CheckResult["outcome"]): string => LOOKS[outcome].className;

/** The outcome of a check as a sign, read out as a word. */
export function OutcomeMark({
  outcome,
  isDoubted = false,
}: {
  outcome: CheckResult["outcome"];
  /** True where only a judge says so that is not seen to agree with the user. */
  isDoubted?: boolean;
}) {
  const { icon: Icon, name, className } = LOOKS[outcome];
  return (
    <>
      <Icon
        size={12}
        strokeWidth={2.5}
        aria-hidden
        className={joinClasses("shrink-0", isDoubted ? LOOKS.unknown.className : className)}
      />
      <span className="sr-only">{isDoubted ? `${name}, by a judge that is not proved yet` : name}</span>
    </>
  );
}
