import { ChevronLeft, ChevronRight, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { listRows } from "#core/conversation/rows.ts";
import { findNextToMark, listToMark } from "#core/numbers/list-to-mark.ts";
import { formatCount } from "#core/format.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import type { Mark } from "#core/conversation/mark.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, useColumnIds, useSettledConversation } from "#state/document/documents.ts";
import { type Layer, layerClosed } from "#state/layers.ts";
import { markCleared, markRestored, replyMarked } from "#state/marks/mark-edits.ts";
import { announce } from "#state/notices.ts";
import { MarkButtons } from "#ui/checks/mark-bar.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";
import { ReplyParts } from "#ui/transcript/reply-parts.tsx";
import { AskedValues } from "./asked-values.tsx";
import { NoteField } from "./note-field.tsx";
import { isTyping, readMarkKey } from "#ui/checks/read-mark-key.ts";

type Step = { replyId: Id; before: Mark | undefined };

/** A dialog that shows the answers to a turn one at a time, whole, to be marked, and goes from one without a mark to the next. */
export function MarkDialog({ layer: { turnId, replyId, isNoting } }: { layer: Extract<Layer, { kind: "mark" }> }) {
  const conversation = useSettledConversation();
  const columnIds = useColumnIds();
  // What is marked stays in the list, and nothing is added to it meanwhile.
  const [listed] = useState(() => (conversation ? listToMark(conversation, columnIds, turnId, replyId) : []));
  const [chosenId, setChosenId] = useState(() => replyId ?? findOpen(listed, undefined) ?? listed[0]);
  const reply = conversation?.replies[chosenId ?? ""];
  if (!conversation || !reply)
    return (
      <Dialog title="Mark by hand" onClose={layerClosed}>
        <p className="p-4">No whole answer yet: run the columns first.</p>
      </Dialog>
    );
  return (
    <MarkOne
      conversation={conversation}
      reply={reply}
      ids={listed.filter((id) => conversation.replies[id])}
      isNoting={isNoting === true}
      onGo={setChosenId}
    />
  );
}

function MarkOne({
  conversation,
  reply,
  ids,
  isNoting,
  onGo,
}: {
  conversation: Conversation;
  reply: Reply;
  /** All answers that are marked here. */
  ids: readonly Id[];
  /** True where the note is to be written first. */
  isNoting: boolean;
  onGo: (replyId: Id) => void;
}) {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const note = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const at = ids.indexOf(reply.id);
  const go = (id: Id | undefined) => {
    if (id === undefined) return;
    onGo(id);
    if (text.current) text.current.scrollTop = 0;
  };
  const remember = () => setSteps([...steps, { replyId: reply.id, before: reply.mark }]);
  const goOn = () => {
    const next = findOpen(ids, reply.id);
    if (next === undefined) announce("Every answer is marked.");
    go(next);
  };
  const undo = () => {
    const last = steps.at(-1);
    if (!last) return;
    setSteps(steps.slice(0, -1));
    markRestored(last.replyId, last.before);
    go(last.replyId);
  };
  useWindowKeydown((event) => {
    if (isTyping(event.target) || event.repeat) return;
    const pressed = readMarkKey(event);
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (isUndo) undo();
    else if (by !== 0 && !event.altKey) go(ids[at + by]);
    else if (pressed?.kind === "change") {
      remember();
      replyMarked(reply.id, pressed.change);
      goOn();
    } else if (pressed?.kind === "clear") {
      remember();
      markCleared(reply.id);
    } else if (pressed?.kind === "note") note.current?.focus();
    else return;
    event.preventDefault();
  });
  const marked = ids.filter((id) => isMarked(conversation.replies[id])).length;
  return (
    <Dialog title="Mark by hand" position="full" initialFocus={isNoting ? note : text} onClose={layerClosed}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 text-sm">
        <b className="font-semibold">{nameAnswer(conversation, reply)}</b>
        <span className="text-ink-3">
          {formatCount(marked)} of {formatCount(ids.length)} marked
        </span>
        <span className="ms-auto flex">
          <IconButton
            icon={ChevronLeft}
            label="Previous answer"
            aria-keyshortcuts="ArrowLeft"
            className="touch:size-11"
            offReason={at <= 0 ? "This is the first answer" : undefined}
            onClick={() => go(ids[at - 1])}
          />
          <IconButton
            icon={ChevronRight}
            label="Next answer"
            aria-keyshortcuts="ArrowRight"
            className="touch:size-11"
            offReason={at === ids.length - 1 ? "This is the last answer" : undefined}
            onClick={() => go(ids[at + 1])}
          />
        </span>
      </div>
      <div
        ref={text}
        tabIndex={0}
        role="region"
        aria-label="Answer"
        className="min-h-0 grow overflow-y-auto px-5 py-4 -outline-offset-2"
      >
        <div className="mx-auto flex max-w-reading flex-col gap-4">
          <div className="rounded-card bg-sunken px-3 py-2 empty:hidden">
            <AskedValues conversation={conversation} reply={reply} />
          </div>
          <div key={reply.id}>
            <ReplyParts
              parts={reply.parts}
              isStreaming={false}
              phase={undefined}
              status={reply.status}
              replyId={reply.id}
            />
          </div>
        </div>
      </div>
      <div className="border-t border-line px-4 py-2">
        <NoteField
          key={reply.id}
          ref={note}
          start={reply.mark?.note ?? ""}
          onTyped={(typed) => replyMarked(reply.id, { note: typed })}
          onLeave={() => text.current?.focus()}
        />
      </div>
      <DialogFooter>
        <div role="group" aria-label="Mark" className="me-auto flex flex-wrap items-center gap-1">
          <MarkButtons mark={reply.mark} replyId={reply.id} onPress={remember} onMarked={goOn} />
        </div>
        <Button
          aria-keyshortcuts="Control+Z Meta+Z"
          className="touch:h-11"
          offReason={steps.length === 0 ? "Nothing was marked yet" : undefined}
          onClick={undo}
        >
          <Undo2 size={14} aria-hidden /> Undo
        </Button>
        <Button look="primary" className="touch:h-11" onClick={layerClosed}>
          Done
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

const isMarked = (reply: Reply | undefined): boolean =>
  reply?.mark?.verdict !== undefined || reply?.mark?.rating !== undefined;

/** The next answer without a verdict or a rating. */
const findOpen = (ids: readonly Id[], currentId: Id | undefined): Id | undefined => {
  const replies = getOpenConversation()?.replies ?? {};
  return findNextToMark(ids, currentId, (id) => !replies[id] || isMarked(replies[id]));
};

function nameAnswer(conversation: Conversation, reply: Reply): string {
  const index = listRows(conversation).findIndex(({ id }) => id === reply.rowId);
  const label = getReplyLabel(conversation, reply);
  return index < 0 ? label : `Row ${formatCount(index + 1)}: ${label}`;
}
