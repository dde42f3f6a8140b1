import { memo, useState } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import { labelReply } from "#core/conversation/read-label.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { useReply } from "#state/document/documents.ts";
import { editingOpened, useIsEditing } from "#state/document/turn-editing.ts";
import { replyShown, replyWritten } from "#state/document/turn-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { BuiltOnOther } from "./built-on-other.tsx";
import { ReplyEnd } from "./reply-end.tsx";
import { ReplyFigures } from "./reply-figures.tsx";
import { ReplyHead } from "./reply-head.tsx";
import { ReplyParts } from "./reply-parts.tsx";
import { RewriteField } from "./rewrite-field.tsx";
import { readReplyText } from "./read-reply-text.ts";

/** One reply: what it was asked with, its parts as they arrive, how it ended, and what it took. */
export const ReplyArticle = memo(function ReplyArticle({
  replyId,
  letter,
  turnNumber,
  place,
  cellSize,
  isShown,
  isFolded,
}: {
  replyId: Id;
  letter: string;
  turnNumber: number;
  place: number;
  cellSize: number;
  isShown: boolean;
  isFolded: boolean;
}) {
  const reply = useReply(replyId);
  const isEditing = useIsEditing(replyId);
  const [isUnfolded, setUnfolded] = useState(false);
  if (!reply) return null;
  const isBusy = !isSettled(reply.status);
  const isClipped = isFolded && !isUnfolded;
  return (
    <article
      aria-label={labelReply(letter, turnNumber, place, cellSize)}
      aria-busy={isBusy}
      data-status={reply.status}
      data-phase={reply.phase}
      className={joinClasses("group min-w-0", isFolded && "border-l-2 border-line pl-3")}
    >
      <ReplyHead reply={reply} place={place} cellSize={cellSize} isShown={isShown} />
      {isEditing ? (
        <RewriteField
          id={reply.id}
          label={`Edit reply ${letter}`}
          text={readReplyText(reply)}
          submitLabel="Keep as a written reply"
          onCancel={() => editingOpened(null)}
          onSubmit={async (text) => {
            const reason = replyWritten(reply, text);
            if (reason === null) editingOpened(null);
            return reason;
          }}
        />
      ) : (
        <div
          className={joinClasses(
            isClipped &&
              "max-h-16 overflow-hidden [mask-image:linear-gradient(to_bottom,black_40%,transparent)]",
          )}
          inert={isClipped}
        >
          <ReplyParts parts={reply.parts} isStreaming={isBusy} phase={reply.phase} status={reply.status} />
        </div>
      )}
      {isFolded && (
        <div className="mt-1 flex gap-1">
          <Button look="ghost" className="h-6 text-sm" onClick={() => setUnfolded(!isUnfolded)}>
            {isUnfolded ? "Show less" : "Show all"}
          </Button>
          <Button look="ghost" className="h-6 text-sm" onClick={() => replyShown(reply)}>
            Go on with this one
          </Button>
        </div>
      )}
      {isShown && <BuiltOnOther reply={reply} />}
      <ReplyEnd reply={reply} />
      {!isClipped && <ReplyFigures reply={reply} />}
    </article>
  );
});
