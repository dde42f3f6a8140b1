import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { AnswerView } from "#state/differences/answer-view.ts";
import { ReplyDifference } from "./reply-difference.tsx";
import { ReplyHeat } from "./reply-heat.tsx";

/**
 * A line about a reply in the chosen view, with what is shown in place of its words, where there is anything to show.
 * `rest` is what the reply has besides words.
 */
export function ComparedAnswer({ view, ...props }: { view: AnswerView; reply: Reply; rest: ReactNode }) {
  switch (view) {
    case "answers":
      return null;
    case "differences":
      return <ReplyDifference {...props} />;
    case "shared-words":
      return <ReplyHeat {...props} />;
    default:
      return assertNever(view);
  }
}
