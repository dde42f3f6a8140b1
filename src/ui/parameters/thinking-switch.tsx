import { RESERVED_REPLY_TOKENS, isThinking } from "#core/parameters/rules.ts";
import type { Id, Parameters } from "#core/vocabulary.ts";
import { fixApplied } from "#state/edits/parameter-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

const USUAL_BUDGETS = [1024, 4096, 16_384, 32_768];

/**
 * A switch for thinking with usual budgets. It starts with the largest usual budget up to 4,096 that leaves room for a
 * reply below the current max_tokens, so that switching it on never makes the request invalid.
 */
export function ThinkingSwitch({ variantId, values, minimum }: { variantId: Id; values: Parameters; minimum: number }) {
  const isOn = isThinking(values);
  const limit = typeof values["max_tokens"] === "number" ? values["max_tokens"] : 32_000;
  const budgets = minimum < 1024 ? [64, 256, 1024] : USUAL_BUDGETS;
  const start =
    budgets.findLast((budget) => budget <= 4096 && budget + RESERVED_REPLY_TOKENS <= limit) ?? budgets[0] ?? minimum;
  const setBudget = (budget: number) =>
    fixApplied(variantId, {
      set: { "thinking.type": "enabled", "thinking.budget_tokens": budget },
      unset: [],
    });
  return (
    <div className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
      <label className="flex w-full items-center gap-2 font-medium">
        <span className="grow">thinking</span>
        <span className="font-mono text-sm font-normal text-ink-3">{isOn ? "enabled" : "not sent"}</span>
        <input
          type="checkbox"
          aria-label="thinking"
          checked={isOn}
          onChange={(event) =>
            event.target.checked
              ? setBudget(start)
              : fixApplied(variantId, { set: {}, unset: ["thinking.type", "thinking.budget_tokens"] })
          }
          className="size-4 accent-accent"
        />
      </label>
      {isOn && (
        <span className="flex gap-1" role="group" aria-label="Common budgets">
          {budgets.map((budget) => (
            <button
              key={budget}
              type="button"
              aria-pressed={values["thinking.budget_tokens"] === budget}
              onClick={() => setBudget(budget)}
              className={joinClasses(
                "rounded-chip border px-1.5 font-mono text-xs",
                values["thinking.budget_tokens"] === budget
                  ? "border-accent bg-accent-soft text-accent"
                  : "border-line bg-surface text-ink-2 hover:border-line-strong",
              )}
            >
              {budget >= 1024 ? `${budget / 1024}k` : budget}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
