import { useId, useState } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { useAnswerFit } from "#state/checks/use-answer-fit.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getOutcomeClass, OutcomeMark } from "./outcome-mark.tsx";

/** A line beneath an answer on whether it fits the schema of its request; it opens to every place where it does not. */
export function AnswerFitLine({ reply }: { reply: Reply }) {
  const fit = useAnswerFit(reply);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  if (fit === null) return null;
  if (!fit) return <div className="mt-1 h-5 touch:h-11" />;
  const words = (
    <>
      <OutcomeMark outcome={fit.outcome} />
      <span className={joinClasses("min-w-0 wrap-anywhere", fit.outcome !== "pass" && getOutcomeClass(fit.outcome))}>
        {fit.sentence}
      </span>
    </>
  );
  const line = "flex min-h-5 max-w-full items-center gap-1.5 text-start touch:min-h-11";
  return (
    <div role="group" aria-label="Schema of the answer" className="mt-1 text-sm text-ink-2">
      {fit.misfits.length > 1 ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className={`${line} rounded-chip hover:underline`}
        >
          {words}
        </button>
      ) : (
        <p className={line}>{words}</p>
      )}
      {isOpen && (
        <ul
          id={id}
          aria-label="Places that do not fit"
          className="mt-1 flex list-disc flex-col gap-0.5 border-s-2 border-line ps-6"
        >
          {fit.misfits.map((misfit) => (
            <li key={misfit} className="wrap-anywhere">
              {misfit}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
