import type { Ref } from "react";
import { Suspense, useMemo, useRef } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import type { Id } from "#core/vocabulary.ts";
import { findPhrases } from "#core/vision/find-phrases.ts";
import { useReply } from "#state/document/use-replies.ts";
import { describeReplyShapes } from "#state/vision/turn-shapes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ReplyEnd } from "#ui/transcript/reply-end.tsx";
import { ReplyGuard } from "#ui/transcript/reply-guard.tsx";
import { ReplyParts } from "#ui/transcript/reply-parts.tsx";
import { useSteadyReply } from "#ui/transcript/use-steady-reply.ts";
import { useVisibility } from "#ui/transcript/use-visibility.ts";
import { AnswerWithShapes } from "#ui/vision/answer-with-shapes.tsx";
import type { HighlightedShape } from "#ui/vision/use-highlighted-shape.ts";

const AnswerRounds = lazyComponent(async () => (await import("#ui/transcript/answer-rounds.tsx")).AnswerRounds);

/** A longer answer is drawn without links to its boxes, which would be found again with each of its words. */
const MAX_LINKED_CHARS = 50_000;

type AnswerProps = {
  replyId: Id;
  label: string;
  columnIndex: number;
  /** True where pictures stand beside the answer, on which its boxes are drawn. */
  hasPictures: boolean;
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
};

/** An answer on the stage, as it streams. Pointing at one of its boxes, or at words that say the label of one, lights it. */
export function StageAnswer(props: AnswerProps & { ref?: Ref<HTMLElement> | undefined }) {
  return (
    <ReplyGuard replyId={props.replyId} label={props.label}>
      <Article {...props} />
    </ReplyGuard>
  );
}

function Article({ replyId, label, ref, ...linking }: AnswerProps & { ref?: Ref<HTMLElement> | undefined }) {
  const reply = useReply(replyId);
  const steady = useSteadyReply(reply);
  const content = useRef<HTMLDivElement>(null);
  const isBusy = reply !== undefined && isRunning(reply);
  useVisibility(content, replyId, isBusy);
  if (!reply || !steady) return null;
  return (
    <article
      ref={ref}
      aria-label={label}
      aria-busy={isBusy}
      data-status={reply.status}
      data-phase={reply.phase}
      tabIndex={-1}
      className="min-w-0 outline-none"
    >
      <div ref={content}>
        {steady.after?.kind === "tools" && (
          <Suspense fallback={null}>
            <AnswerRounds reply={steady} />
          </Suspense>
        )}
        <AnswerText reply={reply} label={label} {...linking} />
        <ReplyEnd reply={steady} />
      </div>
    </article>
  );
}

function AnswerText({
  reply,
  label,
  columnIndex,
  hasPictures,
  ...highlighting
}: { reply: Reply } & Omit<AnswerProps, "replyId">) {
  const isSearched = hasPictures && countTextChars(reply) <= MAX_LINKED_CHARS;
  const found = isSearched ? describeReplyShapes(reply, label, columnIndex) : undefined;
  const linked = found && found.shapes.length > 0 ? found : undefined;
  const phrases = useMemo(() => (linked ? findPhrases(linked.text, linked.shapes) : []), [linked]);
  const parts = linked ? reply.parts.filter(({ kind }) => kind !== "text") : reply.parts;
  const isStreaming = isRunning(reply);
  return (
    <>
      {(!linked || parts.length > 0) && (
        <ReplyParts
          parts={parts}
          isStreaming={isStreaming && !linked}
          phase={reply.phase}
          status={reply.status}
          replyId={reply.id}
        />
      )}
      {linked && (
        <div data-part="text">
          <AnswerWithShapes reply={linked} phrases={phrases} isGrowing={isStreaming} {...highlighting} />
        </div>
      )}
    </>
  );
}

const countTextChars = ({ parts }: Reply): number =>
  parts.reduce((sum, part) => sum + (part.kind === "text" ? part.text.length : 0), 0);
