import { useRef, useState } from "react";
import {
  type Comparisons,
  findChoice,
  getComparisonKey,
  listChoices,
  listComparisons,
  pickNext,
} from "#core/blind/comparisons.ts";
import type { Choice } from "#core/conversation/choice.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { useBaselineColumnId } from "#state/differences/answer-view.ts";
import { useColumnIds, useSettledConversation } from "#state/document/documents.ts";
import { type Layer, layerClosed } from "#state/layers.ts";
import { choiceMade, choiceTakenBack } from "#state/marks/choice-edits.ts";
import { announce } from "#state/notices.ts";
import { decideBlind } from "#core/blind/blind-verdicts.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";
import { AskedValues } from "#ui/marks/asked-values.tsx";
import { BlindAnswers } from "./blind-answers.tsx";
import { BlindButtons } from "./blind-buttons.tsx";
import { BlindProgress } from "./blind-progress.tsx";
import { BlindResult } from "./blind-result.tsx";
import { readBlindKey } from "./read-blind-key.ts";

/** A dialog that shows the answers of columns side by side without their names, to choose the best, and then what that found. */
export function BlindDialog({ layer: { turnId } }: { layer: Extract<Layer, { kind: "blind" }> }) {
  const conversation = useSettledConversation();
  const columnIds = useColumnIds();
  const [comparisons] = useState(() =>
    conversation ? listComparisons(conversation, columnIds, turnId) : { listed: [], alike: 0 },
  );
  if (!conversation) return null;
  if (comparisons.listed.length === 0)
    return (
      <Dialog title="Compare blind" onClose={layerClosed}>
        <p className="p-4">
          {comparisons.alike > 0
            ? "The answers of all columns say the same."
            : "Nothing to compare yet: two columns need a whole answer to the same prompt."}
        </p>
      </Dialog>
    );
  return <Blind conversation={conversation} turnId={turnId} columnIds={columnIds} comparisons={comparisons} />;
}

function Blind({
  conversation,
  turnId,
  columnIds,
  comparisons: { listed, alike },
}: {
  conversation: Conversation;
  turnId: string;
  columnIds: readonly string[];
  comparisons: Comparisons;
}) {
  const baselineId = useBaselineColumnId();
  const choices = listChoices(conversation, turnId);
  const there = listed.filter(({ replyIds }) => replyIds.every((id) => conversation.replies[id]));
  const open = there.filter((comparison) => !findChoice(choices, comparison));
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [isRevealed, setRevealed] = useState(false);
  const answers = useRef<HTMLDivElement>(null);
  const current = pickNext(open, skipped);
  const verdicts = decideBlind(conversation, choices, columnIds, baselineId);
  const showNext = () => {
    if (answers.current) answers.current.scrollTop = 0;
    answers.current?.focus();
  };
  const choose = (chosenIds: readonly string[]) => {
    if (!current) return;
    const { rowId, replyIds } = current;
    choiceMade({
      turnId,
      replyIds: [...replyIds],
      chosenIds: [...chosenIds],
      ...(rowId === undefined ? {} : { rowId }),
    });
    announce(`Chosen: ${describeChosen(replyIds, chosenIds)}.`);
    showNext();
  };
  const skip = () => {
    if (!current) return;
    const key = getComparisonKey(current);
    setSkipped([...skipped.filter((each) => each !== key), key]);
    announce("Skipped.");
    showNext();
  };
  const last: Choice | undefined = choices.at(-1);
  const takeBack = () => {
    if (!last) return;
    choiceTakenBack(last.id);
    setRevealed(false);
    announce("The last choice is taken back.");
    showNext();
  };
  const isAsking = current !== undefined && !isRevealed;
  useWindowKeydown((event) => {
    const pressed = isAsking && !event.repeat ? readBlindKey(event, current.replyIds.length) : undefined;
    if (pressed === undefined || !current) return;
    event.preventDefault();
    if (pressed === "skip") skip();
    else if (pressed === "back") takeBack();
    else
      choose(
        pressed === "all" ? current.replyIds : pressed === "none" ? [] : current.replyIds.slice(pressed, pressed + 1),
      );
  });
  const counts = <BlindProgress chosen={there.length - open.length} total={there.length} verdicts={verdicts} />;
  if (!isAsking)
    return (
      <Dialog title="Compare blind" position="full" onClose={layerClosed}>
        <BlindResult
          turnId={turnId}
          choiceCount={choices.length}
          alike={alike}
          verdicts={verdicts}
          baselineId={baselineId}
          openCount={open.length}
          onGoOn={() => setRevealed(false)}
          onTakeBack={takeBack}
        />
      </Dialog>
    );
  const first = conversation.replies[current.replyIds[0] ?? ""];
  return (
    <Dialog title="Compare blind" position="full" initialFocus={answers} onClose={layerClosed}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 text-sm">
        {counts}
        <Button
          className="ms-auto touch:h-11"
          offReason={choices.length === 0 ? "Nothing is chosen yet" : undefined}
          onClick={() => setRevealed(true)}
        >
          Reveal
        </Button>
      </div>
      <div
        ref={answers}
        tabIndex={0}
        role="region"
        aria-label="Answers"
        className="flex min-h-0 grow flex-col gap-4 overflow-y-auto px-4 py-3 -outline-offset-2"
      >
        <div className="rounded-card bg-sunken px-3 py-2 empty:hidden">
          {first && <AskedValues conversation={conversation} reply={first} />}
        </div>
        <BlindAnswers replies={current.replyIds.flatMap((id) => conversation.replies[id] ?? [])} />
      </div>
      <DialogFooter>
        <BlindButtons
          count={current.replyIds.length}
          canTakeBack={last !== undefined}
          onChoose={(index) => choose(current.replyIds.slice(index, index + 1))}
          onAll={() => choose(current.replyIds)}
          onNone={() => choose([])}
          onSkip={skip}
          onTakeBack={takeBack}
        />
      </DialogFooter>
    </Dialog>
  );
}

function describeChosen(replyIds: readonly string[], chosenIds: readonly string[]): string {
  if (chosenIds.length === 0) return replyIds.length === 2 ? "both bad" : "all bad";
  if (chosenIds.length > 1) return replyIds.length === 2 ? "both good" : "all good";
  return `answer ${replyIds.indexOf(chosenIds[0] ?? "") + 1}`;
}
