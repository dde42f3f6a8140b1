import { Copy, Pencil, RotateCw, Square, Trash2 } from "lucide-react";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { shortModelName } from "#core/models/model-ids.ts";
import { copyText } from "#state/clipboard.ts";
import { useOpenId } from "#state/document/documents.ts";
import { editingOpened } from "#state/document/turn-editing.ts";
import { replyDeleted, replyShown } from "#state/document/turn-edits.ts";
import { regenerateReply } from "#state/replies/ask.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { readReplyText } from "./read-reply-text.ts";
import { describeSettings } from "#ui/variants/describe-settings.ts";

/** Who answered, with which settings, and what can be done with the answer. */
export function ReplyHead({
  reply,
  place,
  cellSize,
  isShown,
}: {
  reply: Reply;
  place: number;
  cellSize: number;
  isShown: boolean;
}) {
  return (
    <div className="mb-1 flex min-h-6 items-center gap-x-2 text-xs font-semibold text-ink-3">
      {reply.origin === "written" ? "Written by you" : "Assistant"}
      {cellSize > 1 && (
        <SamplePlace reply={reply} place={place} cellSize={cellSize} isShown={isShown} />
      )}
      <span className="min-w-0 truncate font-mono font-normal">
        {[
          shortModelName(reply.sentWith.modelId),
          ...describeSettings(reply.sentWith.parameters),
          ...(reply.sentWith.extraJson.trim() === "" ? [] : ["extra JSON"]),
        ].join(" · ")}
      </span>
      <span className="ml-auto flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
        <ReplyActions reply={reply} />
      </span>
    </div>
  );
}

/** Which of the replies this is; the one that later turns build on is marked, the others can become it. */
function SamplePlace({
  reply,
  place,
  cellSize,
  isShown,
}: {
  reply: Reply;
  place: number;
  cellSize: number;
  isShown: boolean;
}) {
  return (
    <button
      type="button"
      aria-pressed={isShown}
      title={isShown ? "The next turn builds on this one" : "Let the next turn build on this one"}
      onClick={() => replyShown(reply)}
      className={joinClasses(
        "shrink-0 rounded-[5px] px-1.5 font-mono font-normal",
        isShown ? "bg-accent-soft text-accent" : "hover:bg-sunken",
      )}
    >
      {place + 1} of {cellSize}
    </button>
  );
}

function ReplyActions({ reply }: { reply: Reply }) {
  const openId = useOpenId();
  if (!isSettled(reply.status))
    return (
      <IconButton
        icon={Square}
        label="Stop reply"
        className="size-6"
        onClick={() => stopReply(openId, reply.id)}
      />
    );
  const text = readReplyText(reply);
  return (
    <>
      <IconButton
        icon={RotateCw}
        label="Regenerate"
        className="size-6"
        onClick={() => void regenerateReply(reply)}
      />
      {text !== "" && (
        <IconButton
          icon={Copy}
          label="Copy"
          className="size-6"
          onClick={() => void copyText(text, "The reply was")}
        />
      )}
      <IconButton icon={Pencil} label="Edit" className="size-6" onClick={() => editingOpened(reply.id)} />
      <IconButton icon={Trash2} label="Delete" className="size-6" onClick={() => replyDeleted(reply)} />
    </>
  );
}
