import { memo, Suspense, useRef, useState } from "react";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import { hasSchema } from "#core/conversation/answer-modes.ts";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { useSettledCondition } from "#state/document/documents.ts";
import { useReply } from "#state/document/use-replies.ts";
import { useIsBuiltOnOther } from "#state/document/use-is-built-on-other.ts";
import { editingOpened, useIsEditing } from "#state/page-choices.ts";
import { replyShown, replyWritten } from "#state/edits/turn-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { AnswerBody } from "./answer-body.tsx";
import { ReplyEnd } from "./reply-end.tsx";
import { ReplyMetricsLine } from "./reply-metrics-line.tsx";
import { ReplyHead } from "./reply-head.tsx";
import { RewriteField } from "./rewrite-field.tsx";
import { type AnswerHeight, EVEN_HEIGHT, FOLDED_PX } from "./answer-heights.ts";
import { useVisibility } from "./use-visibility.ts";
import { useSteadyReply } from "./use-steady-reply.ts";
import { CELL_ATTRIBUTE } from "./use-arrow-navigation.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { regenerateReply } from "#state/replies/run.ts";

/** Needed only where the conversation has checks, or a schema for its answers. */
const ReplyVerdicts = lazyComponent(async () => (await import("#ui/checks/reply-verdicts.tsx")).ReplyVerdicts);

/** Needed only where a model calls tools. */
const AnswerRounds = lazyComponent(async () => (await import("./answer-rounds.tsx")).AnswerRounds);
const RoundsFigures = lazyComponent(async () => (await import("./rounds-figures.tsx")).RoundsFigures);
const ToolResultFields = lazyComponent(async () => (await import("./tool-result-fields.tsx")).ToolResultFields);

/** One reply: its settings, its parts as they arrive, its end, and its metrics. */
export const ReplyArticle = memo(function ReplyArticle({
  replyId,
  letter,
  turnNumber,
  sampleIndex,
  cellIds,
  groups,
  columnIndex,
  isAlone,
  isChosen,
  isShown,
  isFolded,
  height,
  onExpand,
}: {
  replyId: Id;
  letter: string;
  turnNumber: number;
  /** The index of the reply in its cell, from 0. */
  sampleIndex: number;
  cellIds: readonly Id[];
  groups: readonly SampleGroup[];
  columnIndex: number;
  isAlone: boolean;
  isChosen: boolean;
  isShown: boolean;
  /** True where later turns build on another reply of the cell. */
  isFolded: boolean;
  height: AnswerHeight;
  /** Called when the focus moves into the clipped content. */
  onExpand: () => void;
}) {
  const reply = useReply(replyId);
  const steady = useSteadyReply(reply);
  const isEditing = useIsEditing(replyId);
  const hasChecks = useSettledCondition((conversation) => (conversation?.checks?.length ?? 0) > 0);
  const duplicateOfId = groups.find(({ replyIds }) => replyIds.includes(replyId))?.replyIds[0] ?? replyId;
  const isDuplicate = isAlone && duplicateOfId !== replyId;
  const [isUnfolded, setUnfolded] = useState(false);
  const article = useRef<HTMLElement>(null);
  const isBusy = reply !== undefined && isRunning(reply);
  useVisibility(article, replyId, isBusy);
  if (!reply || !steady) return null;
  const isCollapsed = (isFolded || isDuplicate) && !isUnfolded;
  return (
    <article
      ref={article}
      aria-label={formatReplyLabel(letter, turnNumber, sampleIndex, cellIds.length)}
      aria-busy={isBusy}
      data-reply={replyId}
      data-status={reply.status}
      data-phase={reply.phase}
      {...{ [CELL_ATTRIBUTE]: `${turnNumber} ${columnIndex}` }}
      tabIndex={isChosen ? 0 : -1}
      className={joinClasses(
        "group flex min-w-0 grow scroll-m-4 flex-col rounded-control outline-offset-4",
        (isFolded || isDuplicate) && "border-s-2 border-line ps-3",
      )}
    >
      <div className="grow">
        <ReplyHead
          reply={steady}
          sampleIndex={sampleIndex}
          cellIds={cellIds}
          groups={groups}
          isShown={isShown}
          isAlone={isAlone}
        />
        {isEditing ? (
          <ReplyEditor reply={reply} letter={letter} />
        ) : (
          <ReplyBody reply={reply} steady={steady} isCollapsed={isCollapsed} height={height} onExpand={onExpand} />
        )}
        {(isFolded || isDuplicate) && (
          <FoldActions
            reply={reply}
            sameAs={isDuplicate ? cellIds.indexOf(duplicateOfId) + 1 : undefined}
            isShown={isShown}
            isUnfolded={isUnfolded}
            onUnfold={setUnfolded}
          />
        )}
        {!isCollapsed && isSettled(reply.status) && reply.parts.some(({ kind }) => kind === "tool-call") && (
          <Suspense fallback={null}>
            <ToolResultFields reply={steady} />
          </Suspense>
        )}
        {isShown && <OutdatedThreadNote reply={steady} />}
        <ReplyEnd reply={steady} />
      </div>
      {!isBusy && !isCollapsed && (hasChecks || hasSchema(reply.sentWith)) && (
        <Suspense fallback={<div className="mt-1 h-5" />}>
          <ReplyVerdicts reply={steady} hasChecks={hasChecks} />
        </Suspense>
      )}
      {(!isCollapsed || isDuplicate) && <Figures reply={steady} />}
    </article>
  );
});

/** The figures of a reply, with those of its rounds. */
const Figures = memo(function Figures({ reply }: { reply: Reply }) {
  if (reply.after?.kind !== "tools") return <ReplyMetricsLine reply={reply} />;
  return (
    <Suspense fallback={<div className="mt-2 min-h-4.5" />}>
      <RoundsFigures reply={reply} />
    </Suspense>
  );
});

function ReplyEditor({ reply, letter }: { reply: Reply; letter: string }) {
  return (
    <RewriteField
      id={reply.id}
      label={`Edit reply ${letter}`}
      text={getReplyText(reply)}
      submitLabel="Save as a written reply"
      onCancel={() => editingOpened(null)}
      onSubmit={async (text) => {
        const reason = replyWritten(reply, text);
        if (reason === null) editingOpened(null);
        return reason;
      }}
    />
  );
}

/** The parts of a reply: some lines of them where it is collapsed, the height of its row where that is folded. */
function ReplyBody({
  reply,
  steady,
  isCollapsed,
  height,
  onExpand,
}: {
  reply: Reply;
  /** The reply, the same object while only its text grows. */
  steady: Reply;
  isCollapsed: boolean;
  height: AnswerHeight;
  onExpand: () => void;
}) {
  const isClipped = height === "folded";
  const isEven = height === "even";
  return (
    <div
      data-fold={height}
      {...(isEven ? { role: "group", "aria-label": "Answer" } : {})}
      style={isClipped ? { maxHeight: FOLDED_PX } : isEven ? { maxHeight: EVEN_HEIGHT } : undefined}
      onFocus={isClipped ? onExpand : undefined}
      className={joinClasses(
        isCollapsed && "max-h-16 overflow-hidden",
        isClipped && "overflow-clip",
        isEven && "overflow-y-auto",
        (isCollapsed || isClipped) && "mask-b-from-40%",
      )}
      inert={isCollapsed}
    >
      <div>
        {steady.after?.kind === "tools" && (
          <Suspense fallback={null}>
            <AnswerRounds reply={steady} />
          </Suspense>
        )}
        <AnswerBody reply={reply} />
      </div>
    </div>
  );
}

/** Under a collapsed reply: which one it equals, and the actions that unfold it or build on it. */
function FoldActions({
  reply,
  sameAs,
  isShown,
  isUnfolded,
  onUnfold,
}: {
  reply: Reply;
  /** The number of the sample with the same text, from 1. */
  sameAs: number | undefined;
  isShown: boolean;
  isUnfolded: boolean;
  onUnfold: (isUnfolded: boolean) => void;
}) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1">
      {sameAs !== undefined && <span className="text-sm text-ink-3">Identical to answer {sameAs}.</span>}
      <Button look="ghost" className="text-sm" onClick={() => onUnfold(!isUnfolded)}>
        {isUnfolded ? "Show less" : "Show all"}
      </Button>
      {!isShown && (
        <Button look="ghost" className="text-sm" onClick={() => replyShown(reply)}>
          Continue from this answer
        </Button>
      )}
    </div>
  );
}

/** A note that a reply was sent with another reply further up than the one shown there now. */
const OutdatedThreadNote = memo(function OutdatedThreadNote({ reply }: { reply: Reply }) {
  const isBuiltOnOther = useIsBuiltOnOther(reply.id);
  // What a request made by hand was built on cannot be known.
  if (!isBuiltOnOther || reply.sentWith.handMadeBody !== undefined) return null;
  return (
    <p className="mt-1.5 text-sm text-ink-2">
      The answer shown above is not the one this was sent with.{" "}
      <LinkButton data-press-once onClick={() => void regenerateReply(reply)}>
        Regenerate from here
      </LinkButton>
    </p>
  );
});
