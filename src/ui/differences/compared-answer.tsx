import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { AnswerView } from "#state/differences/answer-view.ts";
import { ReplyDifference } from "./reply-difference.tsx";
import { ReplyHeat } from "./reply-heat.tsx";

/** A reply as the chosen view shows it. `answer` is all of it as it was written, `rest` what has no words. */
export function ComparedAnswer({
  view,
  ...props
}: {
  view: AnswerView;
  reply: Reply;
  answer: ReactNode;
  rest: ReactNode;
}) {
  switch (view) {
    case "answers":
      return props.answer;
    case "differences":
      return <ReplyDifference {...props} />;
    case "shared-words":
      return <ReplyHeat {...props} />;
    default:
      return assertNever(view);
  }
}
