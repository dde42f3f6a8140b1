import type { ReactNode } from "react";
import { Suspense } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import { useAnswerView } from "#state/differences/answer-view.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ReplyParts } from "./reply-parts.tsx";

/** Fetched when differences or shared words are first shown. */
const ComparedAnswer = lazyComponent(async () => (await import("#ui/differences/compared-answer.tsx")).ComparedAnswer);

/**
 * The parts of a reply, or what the chosen view shows in place of its words. The parts stay mounted while they are hidden:
 * to draw a long answer anew would hold the page each time the view changes.
 */
export function AnswerBody({ reply }: { reply: Reply }) {
  const view = useAnswerView();
  return (
    <>
      {view !== "answers" && (
        <Suspense fallback={null}>
          <ComparedAnswer view={view} reply={reply} rest={renderRest(reply)} />
        </Suspense>
      )}
      <div className="contents peer-data-replacing:hidden">{renderParts(reply, reply.parts)}</div>
    </>
  );
}

/** The parts of a reply that have no words. */
const renderRest = (reply: Reply): ReactNode =>
  renderParts(
    reply,
    reply.parts.filter(({ kind }) => kind !== "text" && kind !== "prediction"),
  );

function renderParts(reply: Reply, parts: Reply["parts"]): ReactNode {
  return (
    <ReplyParts
      parts={parts}
      isStreaming={isRunning(reply)}
      phase={reply.phase}
      status={reply.status}
      replyId={reply.id}
    />
  );
}
