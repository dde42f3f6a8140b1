import { memo, useRef, useState } from "react";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { labelReply } from "#core/conversation/read-label.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { useReply } from "#state/document/documents.ts";
import { editingOpened, useIsEditing } from "#state/document/turn-editing.ts";
import { replyShown, replyWritten } from "#state/document/turn-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { readReplyText } from "#core/conversation/read-reply-text.ts";
import { BuiltOnOther } from "./built-on-other.tsx";
import { GivenResults } from "./given-results.tsx";
import { ReplyEnd } from "./reply-end.tsx";
import { ReplyFigures } from "./reply-figures.tsx";
import { ReplyHead } from "./reply-head.tsx";
import { ReplyParts } from "./reply-parts.tsx";
import { RewriteField } from "./rewrite-field.tsx";
import { ToolResults } from "./tool-results.tsx";
import { FOLDED_PX } from "./use-is-tall.ts";
import { useSeen } from "./use-seen.ts";
import { useSteadyReply } from "./use-steady-reply.ts";
import { CELL_ATTRIBUTE } from "./use-walk.ts";

/** One reply: what it was asked with, its parts as they arrive, how it ended, and what it took. */
export const ReplyArticle = memo(function ReplyArticle({
  replyId,
  letter,
  turnNumber,
  place,
  cellIds,
  groups,
  column,
  isAlone,
  isChosen,
  isShown,
  isFolded,
  isClipped,
  onReached,
}: {
  replyId: Id;
  letter: string;
  turnNumber: number;
  /** Its place in its cell, from 0. */
  place: number;
  cellIds: readonly Id[];
  groups: readonly SampleGroup[];
  column: number;
  isAlone: boolean;
  isChosen: boolean;
  isShown: boolean;
  /** Another reply of its cell is the one that later turns build on. */
  isFolded: boolean;
  /** Its row is folded to a common height. */
  isClipped: boolean;
  /** The focus went into what is clipped away. */
  onReached: () => void;
}) {
  const reply = useReply(replyId);
  const steady = useSteadyReply(reply);
  const isEditing = useIsEditing(replyId);
  const sameAs = groups.find(({ replyIds }) => replyIds.includes(replyId))?.replyIds[0] ?? replyId;
  const isRepeated = isAlone && sameAs !== replyId;
  const [isUnfolded, setUnfolded] = useState(false);
  const article = useRef<HTMLElement>(null);
  const isBusy = reply !== undefined && !isSettled(reply.status);
  useSeen(article, replyId, isBusy);
  if (!reply || !steady) return null;
  const isSmall = (isFolded || isRepeated) && !isUnfolded;
  return (
    <article
      ref={article}
      aria-label={labelReply(letter, turnNumber, place, cellIds.length)}
      aria-busy={isBusy}
      data-status={reply.status}
      data-phase={reply.phase}
      {...{ [CELL_ATTRIBUTE]: `${turnNumber} ${column}` }}
      tabIndex={isChosen ? 0 : -1}
      className={joinClasses(
        "group min-w-0 scroll-m-4 rounded-md outline-offset-4",
        (isFolded || isRepeated) && "border-l-2 border-line pl-3",
      )}
    >
      <ReplyHead reply={steady} place={place} cellIds={cellIds} groups={groups} isShown={isShown} isAlone={isAlone} />
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
          data-fold
          style={isClipped ? { maxHeight: FOLDED_PX } : undefined}
          onFocus={isClipped ? onReached : undefined}
          className={joinClasses(
            isSmall && "max-h-16 overflow-hidden",
            isClipped && "overflow-clip",
            (isSmall || isClipped) && "[mask-image:linear-gradient(to_bottom,black_40%,transparent)]",
          )}
          inert={isSmall}
        >
          <div>
            <GivenResults reply={reply} />
            <ReplyParts
              parts={reply.parts}
              isStreaming={isBusy}
              phase={reply.phase}
              status={reply.status}
              replyId={reply.id}
            />
          </div>
        </div>
      )}
      {(isFolded || isRepeated) && (
        <div className="mt-1 flex flex-wrap items-center gap-1">
          {isRepeated && <span className="text-sm text-ink-3">Says the same as {cellIds.indexOf(sameAs) + 1}.</span>}
          <Button look="ghost" className="h-6 text-sm" onClick={() => setUnfolded(!isUnfolded)}>
            {isUnfolded ? "Show less" : "Show all"}
          </Button>
          {!isShown && (
            <Button look="ghost" className="h-6 text-sm" onClick={() => replyShown(reply)}>
              Go on with this one
            </Button>
          )}
        </div>
      )}
      {!isSmall && <ToolResults reply={reply} />}
      {isShown && <BuiltOnOther reply={steady} />}
      <ReplyEnd reply={reply} />
      {(!isSmall || isRepeated) && <ReplyFigures reply={steady} />}
    </article>
  );
});
