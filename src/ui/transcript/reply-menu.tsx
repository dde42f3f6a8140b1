import { Ellipsis } from "lucide-react";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import {
  answerViewChosen,
  replyBaselineChosen,
  useIsAnswerView,
  useIsReplyBaseline,
} from "#state/differences/answer-view.ts";
import { copyPlaceLink } from "#state/document/copy-place-link.ts";
import { layerOpened } from "#state/layers.ts";
import { useCanCompare } from "#state/differences/use-can-compare.ts";
import { Menu } from "#ui/kit/menu.tsx";

/** The building of requests is fetched when it is needed. */
async function download(replyId: Id): Promise<void> {
  const { downloadExchange } = await import("#state/capsule/download-exchange.ts");
  await downloadExchange(replyId);
}

/** The actions of a reply that compare it with others, and its address. `earlierId` is the reply before it in its cell. */
export function ReplyMenu({
  reply: { id, turnId, variantId, origin },
  earlierId,
  hasText,
}: {
  reply: Reply;
  earlierId: Id | undefined;
  hasText: boolean;
}) {
  const areShown = useIsAnswerView("differences");
  const canCompare = useCanCompare();
  const isBaseline = useIsReplyBaseline(id) && areShown;
  return (
    <Menu
      icon={Ellipsis}
      label="More actions"
      items={[
        ...(hasText && canCompare
          ? [
              {
                label: "Use as baseline",
                offReason: isBaseline ? "This is the baseline" : undefined,
                onChoose: () => replyBaselineChosen({ id, variantId }),
              },
            ]
          : []),
        ...(hasText && earlierId !== undefined
          ? [
              {
                label: "Differences from the answer before",
                onChoose: () => replyBaselineChosen({ id: earlierId, variantId }),
              },
            ]
          : []),
        ...(areShown ? [{ label: "Hide differences", onChoose: () => answerViewChosen("answers") }] : []),
        ...(canCompare ? [{ label: "Numbers", onChoose: () => layerOpened({ kind: "numbers" }) }] : []),
        { label: "Mark by hand", onChoose: () => layerOpened({ kind: "mark", turnId, replyId: id }) },
        { label: "Copy link to this answer", onChoose: () => void copyPlaceLink({ turnId, variantId }) },
        { label: "What changed since…", onChoose: () => layerOpened({ kind: "changes", replyId: id }) },
        ...(origin === "model"
          ? [
              { label: "Edit and send", onChoose: () => layerOpened({ kind: "request", replyId: id }) },
              { label: "Request as code", onChoose: () => layerOpened({ kind: "code", replyId: id }) },
              { label: "Download request and response", onChoose: () => void download(id) },
            ]
          : []),
      ]}
    />
  );
}
