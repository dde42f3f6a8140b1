import { useMemo, useState } from "react";
import type { RequestChange } from "#core/compare/list-request-changes.ts";
import { listRequestChanges } from "#core/compare/list-request-changes.ts";
import { listOtherReplies, pickEarlierReply } from "#core/compare/pick-earlier-reply.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { shortenText } from "#core/cut-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useDifference } from "#state/differences/use-difference.ts";
import { layerClosed } from "#state/layers.ts";
import { ComparisonCell, ComparisonTable } from "#ui/kit/comparison-table.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { Select } from "#ui/kit/select.tsx";
import { DifferenceView } from "./difference-view.tsx";

/** A dialog with the differences between the requests of a reply and of another one anywhere in the conversation. */
export function ChangesDialog({ replyId }: { replyId: Id }) {
  const conversation = useSettledConversation();
  const reply = conversation?.replies[replyId];
  const [otherId, setOtherId] = useState<Id>();
  if (!conversation || !reply) return null;
  const others = listOtherReplies(conversation, replyId);
  const other = others.find(({ id }) => id === otherId) ?? pickEarlierReply(conversation, reply);
  return (
    <Dialog title="What changed" position="wide" onClose={layerClosed}>
      <div className="flex min-h-0 w-180 max-w-full flex-col">
        {other ? (
          <>
            <p className="flex flex-wrap items-center gap-x-1.5 gap-y-2 border-b border-line px-4 py-2.5 text-sm">
              In what was sent for {getReplyLabel(conversation, reply)},
              <Select
                label="since"
                options={others.map((each) => ({ value: each.id, label: describeReply(conversation, each) }))}
                value={other.id}
                onChange={setOtherId}
              />
            </p>
            <Changes conversation={conversation} before={other} after={reply} />
          </>
        ) : (
          <p className="p-4 text-sm text-ink-2">This conversation has no other reply.</p>
        )}
      </div>
    </Dialog>
  );
}

/** The name of a reply with its first words, since replies of other versions of a turn have the same name. */
function describeReply(conversation: Conversation, reply: Reply): string {
  const words = getReplyText(reply).slice(0, 200).replaceAll(/\s+/g, " ").trim();
  const label = getReplyLabel(conversation, reply);
  return words === "" ? label : `${label}: ${shortenText(words, 40)}`;
}

function Changes({ conversation, before, after }: { conversation: Conversation; before: Reply; after: Reply }) {
  const { name: nameBefore } = getNamedPreset(useConnection(before.sentWith.connectionId));
  const { name: nameAfter } = getNamedPreset(useConnection(after.sentWith.connectionId));
  const changes = useMemo(
    () =>
      listRequestChanges(
        conversation,
        { reply: before, connection: nameBefore },
        { reply: after, connection: nameAfter },
      ),
    [conversation, before, after, nameBefore, nameAfter],
  );
  if (changes.length === 0)
    return <p className="p-4 text-sm text-ink-2">Nothing: the same request was sent for both.</p>;
  return (
    <div tabIndex={0} role="region" aria-label="Changes" className="min-h-0 overflow-auto p-4">
      <ComparisonTable
        heads={["Sent", "then", "now"]}
        rows={changes.map((change) => ({ name: change.name, cells: <ChangeCells {...change} /> }))}
      />
    </div>
  );
}

/** The two values side by side; words in one cell with their difference. */
function ChangeCells({ before, after, isText }: RequestChange) {
  const found = useDifference(isText ? before : undefined, isText ? after : undefined);
  if (isText && found.status === "found")
    return (
      <td colSpan={2} className="py-1.5">
        <DifferenceView difference={found.difference} />
      </td>
    );
  return (
    <>
      <ComparisonCell text={before} absent="not sent" />
      <ComparisonCell text={after} absent="not sent" />
    </>
  );
}
