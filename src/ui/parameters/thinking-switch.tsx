import type { Json } from "#core/json.ts";
import { RESERVED_REPLY_TOKENS, isThinking } from "#core/parameters/rules.ts";
import type { Id, Parameters } from "#core/vocabulary.ts";
import { fixApplied } from "#state/edits/parameter-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import type { PanelCapabilities } from "./use-panel-state.ts";
import { usePanelValue } from "./use-panel-state.ts";

const USUAL_BUDGETS = [1024, 4096, 16_384, 32_768];

type ThinkingState = { isOn: boolean; limit: number; shownBudget: Json | undefined };

const OFF: ThinkingState = { isOn: false, limit: 32_000, shownBudget: undefined };

function selectThinking({ values }: { values: Parameters }): ThinkingState {
  const limit = typeof values["max_tokens"] === "number" ? values["max_tokens"] : OFF.limit;
  return { isOn: isThinking(values), limit, shownBudget: values["thinking.budget_tokens"] };
}

/**
 * A switch for thinking with usual budgets. It starts with the largest usual budget up to 4,096 that leaves room for a
 * reply below the current max_tokens, so that switching it on never makes the request invalid.
 */
export function ThinkingSwitch({
  variantId,
  capabilities,
  minimum,
}: {
  variantId: Id;
  capabilities: PanelCapabilities;
  minimum: number;
}) {
  const { isOn, limit, shownBudget } = usePanelValue(variantId, capabilities, selectThinking, OFF);
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
              aria-pressed={shownBudget === budget}
              onClick={() => setBudget(budget)}
              className={joinClasses(
                "rounded-chip border px-1.5 font-mono text-xs",
                shownBudget === budget
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
