import { useRef, useState } from "react";
import { nameCheck } from "#core/checks/name-check.ts";
import type { Check } from "#core/conversation/check.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import type { Id } from "#core/vocabulary.ts";
import { checkSaved } from "#state/checks/check-edits.ts";
import { useChecks } from "#state/checks/check-results.ts";
import { newCheck } from "#state/checks/new-check.ts";
import { useProposedChecks } from "#state/checks/use-proposed-checks.ts";
import { layerClosed } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { CheckForm } from "./check-form.tsx";
import { CheckList } from "./check-list.tsx";
import { useJudgeFocus } from "./use-judge-focus.ts";

/** A dialog that adds a check to the conversation, and changes and removes those that it has. */
export function ChecksDialog() {
  const checks = useChecks();
  const proposed = useProposedChecks();
  const [fresh] = useState(() => newCheck("contains"));
  const [chosenId, setChosenId] = useState<Id>();
  const [isUnsaved, setUnsaved] = useState(false);
  const kindField = useRef<HTMLSelectElement>(null);
  const [saved, setSaved] = useState<{ id: Id }>();
  useJudgeFocus(saved);
  const chosen = checks.find(({ id }) => id === chosenId);
  const save = (check: Check) => {
    checkSaved(check);
    announce(`The check “${nameCheck(check)}” is ${chosen ? "changed" : "added"}.`);
    if (!isJudge(check)) return layerClosed();
    // A judge is asked by a press beside its name.
    choose(check.id);
    setSaved({ id: check.id });
  };
  const choose = (id: Id | undefined) => {
    setChosenId(id);
    setUnsaved(false);
  };
  const hasSide = checks.length > 0 || proposed.length > 0;
  return (
    <Dialog title="Checks" position="wide" isUnsaved={isUnsaved} initialFocus={kindField} onClose={layerClosed}>
      <div className="flex min-h-0 w-208 max-w-full grow max-sm:flex-col max-sm:overflow-y-auto">
        {hasSide && (
          <div className="flex min-h-0 shrink-0 flex-col gap-4 border-line p-4 max-sm:border-b sm:w-72 sm:overflow-y-auto sm:border-e">
            <CheckList chosenId={chosen?.id} onChoose={choose} />
            {chosen && (
              <Button className="self-start" onClick={() => choose(undefined)}>
                New check
              </Button>
            )}
            {proposed.length > 0 && (
              <div role="group" aria-label="Proposed" className="flex flex-col gap-1.5">
                <h3 className="font-medium">Proposed</h3>
                {proposed.map(({ kind, options, because }) => {
                  const check = newCheck(kind, options);
                  return (
                    <div key={kind}>
                      <Button className="h-auto min-h-7 max-w-full py-1 text-start" onClick={() => save(check)}>
                        <span className="min-w-0 wrap-anywhere whitespace-normal">{nameCheck(check)}</span>
                      </Button>
                      <p className="mt-0.5 text-sm text-ink-3">{because}</p>
                    </div>
                  );
                })}
              </div>
            )}
          </div>
        )}
        <CheckForm
          key={chosen?.id ?? ""}
          ref={kindField}
          start={chosen ?? fresh}
          isNew={!chosen}
          onSubmit={save}
          onTyped={() => setUnsaved(true)}
        />
      </div>
    </Dialog>
  );
}
