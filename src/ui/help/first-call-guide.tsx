import { Check, ChevronDown, ChevronUp, Terminal, X } from "lucide-react";
import { useState } from "react";
import { FIRST_CALL_STEPS, type FirstCallStep } from "#core/first-call/first-call-step.ts";
import { guideFolded, useFirstCallProgress } from "#state/first-call/first-call-progress.ts";
import { useDoneSteps } from "#state/first-call/use-done-steps.ts";
import { preferencesChanged } from "#state/preferences/preferences.ts";
import { useIsLow } from "#state/window-width.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { FirstCallDetail } from "./first-call-detail.tsx";

const DETAIL_ID = "first-call-detail";

const TITLES: Record<FirstCallStep, string> = {
  account: "Account",
  key: "Key",
  sample: "Sample",
  change: "Change",
  run: "Run",
  code: "Code",
};

/**
 * A guide to the first call of Claude Opus 4.5, beside the page: five steps and the code that ends them, each checked off by
 * what really happened. It folds to one line.
 */
export function FirstCallGuide() {
  const done = useDoneSteps();
  const isLow = useIsLow();
  const { isFolded = isLow } = useFirstCallProgress();
  const next = FIRST_CALL_STEPS.find((step) => !done.includes(step));
  // A step that was chosen stays in sight until the next one is reached.
  const [chosen, setChosen] = useState<{ step: FirstCallStep; next: FirstCallStep | undefined }>();
  const shown = chosen?.next === next ? chosen?.step : undefined;
  const step = shown ?? next ?? "code";
  const numberDone = done.filter((each) => each !== "code").length;
  const close = () => {
    preferencesChanged({ isGuideOpen: false });
    document.getElementById("prompt")?.focus();
  };
  return (
    <section
      aria-label="Guide to the first call"
      className="shrink-0 border-b border-line bg-accent-soft px-3 py-1.5 print:hidden"
    >
      <div className="flex items-center gap-2">
        <h2 className="shrink-0 font-semibold">First call</h2>
        <p className="min-w-0 grow truncate text-sm text-ink-2">
          {numberDone} of 5 done
          {isFolded && next !== undefined && <> · next: {TITLES[next]}</>}
        </p>
        <IconButton
          icon={isFolded ? ChevronDown : ChevronUp}
          label={isFolded ? "Unfold the guide" : "Fold the guide"}
          aria-expanded={!isFolded}
          onClick={() => guideFolded(!isFolded)}
        />
        <IconButton icon={X} label="Close the guide" onClick={close} />
      </div>
      {!isFolded && (
        <div className="max-h-prompt overflow-y-auto pb-1">
          <ol className="mt-1 grid grid-cols-6 gap-1">
            {FIRST_CALL_STEPS.map((each, index) => (
              <li key={each}>
                <StepButton
                  step={each}
                  number={index + 1}
                  isDone={done.includes(each)}
                  isNext={each === next}
                  isShown={each === step}
                  onChoose={() => setChosen({ step: each, next })}
                />
              </li>
            ))}
          </ol>
          <div id={DETAIL_ID} className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5 px-1">
            <FirstCallDetail step={step} isDone={done.includes(step)} onClose={close} />
          </div>
        </div>
      )}
    </section>
  );
}

function StepButton({
  step,
  number,
  isDone,
  isNext,
  isShown,
  onChoose,
}: {
  step: FirstCallStep;
  number: number;
  isDone: boolean;
  isNext: boolean;
  isShown: boolean;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      aria-current={isNext ? "step" : undefined}
      aria-expanded={isShown}
      aria-controls={DETAIL_ID}
      onClick={onChoose}
      className={joinClasses(
        "flex w-full items-center gap-1.5 rounded-control border px-1.5 py-1 max-sm:flex-col max-sm:gap-0.5 max-sm:px-0 max-sm:text-sm",
        isShown ? "border-accent-line bg-surface" : "border-transparent hover:bg-surface",
        isDone || isNext ? "text-ink" : "text-ink-2",
      )}
    >
      <span
        aria-hidden
        className={joinClasses(
          "grid size-5 shrink-0 place-items-center rounded-full border text-xs",
          isDone
            ? "border-ok bg-ok-soft text-ok"
            : isNext
              ? "border-accent bg-accent text-accent-ink"
              : "border-line-strong bg-surface",
        )}
      >
        {isDone ? <Check size={12} strokeWidth={2.5} /> : step === "code" ? <Terminal size={12} /> : number}
      </span>
      <span className={joinClasses("truncate", isNext && "font-medium")}>{TITLES[step]}</span>
      {isDone && <span className="sr-only">, done</span>}
    </button>
  );
}
