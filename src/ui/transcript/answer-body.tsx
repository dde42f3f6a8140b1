import type { ReactNode } from "react";
import { Suspense } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { useAnswerView } from "#state/differences/answer-view.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ReplyParts } from "./reply-parts.tsx";

/** Fetched when differences or shared words are first shown. */
const ComparedAnswer = lazyComponent(async () => (await import("#ui/differences/compared-answer.tsx")).ComparedAnswer);

/** The parts of a reply, or what the chosen view shows in place of its words. */
export function AnswerBody({ reply }: { reply: Reply }) {
  const view = useAnswerView();
  const answer = renderParts(reply, reply.parts);
  if (view === "answers") return answer;
  const rest = renderParts(
    reply,
    reply.parts.filter(({ kind }) => kind !== "text" && kind !== "prediction"),
  );
  return (
    <Suspense fallback={answer}>
      <ComparedAnswer view={view} reply={reply} answer={answer} rest={rest} />
    </Suspense>
  );
}

function renderParts(reply: Reply, parts: Reply["parts"]): ReactNode {
  return (
    <ReplyParts
      parts={parts}
      isStreaming={!isSettled(reply.status)}
      phase={reply.phase}
      status={reply.status}
      replyId={reply.id}
    />
  );
}
