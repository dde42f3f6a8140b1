import { Ellipsis } from "lucide-react";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReply } from "#state/document/documents.ts";
import {
  answerViewChosen,
  replyBaselineChosen,
  useIsAnswerView,
  useIsReplyBaseline,
} from "#state/differences/answer-view.ts";
import { useCanCompare } from "#state/differences/use-can-compare.ts";
import { Menu } from "#ui/kit/menu.tsx";

/** The actions of a reply that compare it with others. */
export function ReplyMenu({ reply, earlierId }: { reply: Reply; earlierId: Id | undefined }) {
  const earlier = useReply(earlierId ?? "");
  const areShown = useIsAnswerView("differences");
  const canCompare = useCanCompare();
  const isBaseline = useIsReplyBaseline(reply.id) && areShown;
  return (
    <Menu
      icon={Ellipsis}
      label="More actions"
      className="size-6"
      items={[
        {
          label: "Use as baseline",
          offReason: isBaseline
            ? "This is the baseline"
            : canCompare
              ? undefined
              : "There is no other answer to compare with",
          onChoose: () => replyBaselineChosen(reply),
        },
        ...(earlier
          ? [{ label: "Differences from the answer before", onChoose: () => replyBaselineChosen(earlier) }]
          : []),
        ...(areShown ? [{ label: "Hide differences", onChoose: () => answerViewChosen("answers") }] : []),
      ]}
    />
  );
}
