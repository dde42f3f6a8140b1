import { Ellipsis } from "lucide-react";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { listMenuItems } from "#state/actions/action.ts";
import { ANSWER_MENU } from "#state/actions/answer-actions.ts";
import { useIsAnswerView, useIsReplyBaseline } from "#state/differences/answer-view.ts";
import { useCanCompare } from "#state/differences/use-can-compare.ts";
import { Menu } from "#ui/kit/menu.tsx";

/** The actions of a reply that compare it with others, and its address. `earlierId` is the reply before it in its cell. */
export function ReplyMenu({
  reply,
  earlierId,
  hasText,
}: {
  reply: Reply;
  earlierId: Id | undefined;
  hasText: boolean;
}) {
  const areDifferencesShown = useIsAnswerView("differences");
  const canCompare = useCanCompare();
  const isBaseline = useIsReplyBaseline(reply.id) && areDifferencesShown;
  const subject = { reply, earlierId, hasText, canCompare, areDifferencesShown, isBaseline };
  return <Menu icon={Ellipsis} label="More actions" items={listMenuItems(ANSWER_MENU, subject)} />;
}
