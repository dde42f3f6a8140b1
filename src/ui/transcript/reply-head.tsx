import { Activity, ListChecks, Maximize2, Pencil, RotateCw, Square, Trash2 } from "lucide-react";
import { memo } from "react";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { shortenNumbers } from "#core/format.ts";
import { isInBatch } from "#core/conversation/is-in-batch.ts";
import { getShortModelName } from "#core/models/model-ids.ts";
import { resolveSentModel } from "#core/conversation/sent-request.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import type { Id } from "#core/vocabulary.ts";
import { copyAnswer } from "#state/export/copy-answer.ts";
import { useOpenId } from "#state/document/documents.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import { editingOpened } from "#state/page-choices.ts";
import { replyDeleted, replyShown } from "#state/edits/turn-edits.ts";
import { regenerateReply } from "#state/replies/run.ts";
import { layerOpened } from "#state/layers.ts";
import { useHasReplyEvents } from "#state/replies/reply-events.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { describeFilledMarkers } from "#ui/variants/describe-variables.ts";
import { useIsColumnSummary, useSettingsSummary } from "#ui/variants/use-settings-summaries.ts";
import { ReplyMenu } from "./reply-menu.tsx";
import { SampleAgreement } from "./sample-agreement.tsx";
import { SampleArrows } from "./sample-arrows.tsx";

/** The origin and the settings of a reply, and its actions. */
export const ReplyHead = memo(function ReplyHead({
  reply,
  sampleIndex,
  cellIds,
  groups,
  isShown,
  isAlone,
}: {
  reply: Reply;
  sampleIndex: number;
  cellIds: readonly Id[];
  groups: readonly SampleGroup[];
  isShown: boolean;
  isAlone: boolean;
}) {
  const cellSize = cellIds.length;
  return (
    <div className="@container relative mb-1">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2 text-xs font-semibold text-ink-3">
        {reply.origin === "model" ? "Assistant" : reply.isExample ? "Written for the gallery" : "Written by you"}
        {cellSize > 1 && isAlone && (
          <ShowSampleButton reply={reply} sampleIndex={sampleIndex} cellSize={cellSize} isShown={isShown} />
        )}
        {cellSize > 1 && !isAlone && <SampleArrows replyId={reply.id} groups={groups} />}
        {cellSize > 1 && !isAlone && <SampleAgreement replyId={reply.id} cellIds={cellIds} isAlone={false} />}
        {/* Beside an answer that no model gave, the name of one would claim it. */}
        {!reply.isExample && <SentSettingsSummary reply={reply} isAlone={isAlone} />}
        <span
          className={joinClasses(
            "ms-auto flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100",
            // A narrow column has no room for buttons that show only on hover; they cover no arrows.
            !isAlone && "rounded-control bg-paper mouse:@max-md:absolute mouse:@max-md:end-0 mouse:@max-md:z-10",
            !isAlone && (cellSize === 1 ? "mouse:@max-md:top-0" : "mouse:@max-md:top-full"),
          )}
        >
          <ReplyActions reply={reply} earlierId={cellIds[sampleIndex - 1]} />
        </span>
      </div>
    </div>
  );
});

/**
 * The settings of the reply, or that its request was made by hand. Beside other columns they are shown only where the column's settings have changed since.
 */
function SentSettingsSummary({ reply, isAlone }: { reply: Reply; isAlone: boolean }) {
  if (reply.sentWith.handMadeBody !== undefined)
    return (
      <span
        title="Its request was changed by hand. The settings of its column were not sent with it."
        className="min-w-0 truncate font-mono font-normal"
      >
        {getShortModelName(resolveSentModel(reply))} · made by hand
      </span>
    );
  return <ColumnSettingsSummary reply={reply} isAlone={isAlone} />;
}

function ColumnSettingsSummary({
  reply: { turnId, sentWith, variantId },
  isAlone,
}: {
  reply: Reply;
  isAlone: boolean;
}) {
  const settings = useSettingsSummary(sentWith);
  const parts = useTurnParts(turnId, variantId);
  const isOfColumn = useIsColumnSummary(variantId, settings);
  if (!isAlone && isOfColumn) return null;
  const filled = isAlone ? describeFilledMarkers(parts, sentWith) : [];
  const text = [settings, ...filled].join(" · ");
  return (
    <span
      title={isAlone ? text : `The settings of this column have changed since: ${text}`}
      className="min-w-0 truncate font-mono font-normal"
    >
      {shortenNumbers(isAlone ? text : `sent with ${text}`)}
    </span>
  );
}

/** The number of the reply among the cell's replies, as a button that lets later turns build on it. */
function ShowSampleButton({
  reply,
  sampleIndex,
  cellSize,
  isShown,
}: {
  reply: Reply;
  sampleIndex: number;
  cellSize: number;
  isShown: boolean;
}) {
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label={`Sample ${sampleIndex + 1} of ${cellSize}`}
      title={isShown ? "The next turn continues from this answer" : "Continue the next turn from this answer"}
      onClick={() => replyShown(reply)}
      className={joinClasses(
        "shrink-0 rounded-chip px-1.5 font-mono font-normal",
        isShown ? "bg-accent-soft text-accent" : "hover:bg-sunken",
      )}
    >
      {sampleIndex + 1} of {cellSize}
    </button>
  );
}

function ReplyActions({ reply, earlierId }: { reply: Reply; earlierId: Id | undefined }) {
  const openId = useOpenId();
  const hasEvents = useHasReplyEvents(reply.id);
  if (!isSettled(reply.status))
    return (
      <IconButton
        data-press-once
        icon={Square}
        label={isInBatch(reply) ? "Take out of the batch" : "Stop reply"}
        onClick={() => stopReply(openId, reply.id)}
      />
    );
  const text = getReplyText(reply);
  return (
    <>
      <IconButton
        data-press-once
        icon={RotateCw}
        label="Regenerate"
        {...(reply.sentWith.handMadeBody !== undefined && {
          title: "Regenerate: sends the request made by hand again",
        })}
        onClick={() => void regenerateReply(reply)}
      />
      {text !== "" && <CopyButton onCopy={() => copyAnswer(reply, text)} />}
      {text !== "" && (
        <IconButton
          icon={Maximize2}
          label="Full screen"
          onClick={() => layerOpened({ kind: "reply", replyId: reply.id })}
        />
      )}
      {hasEvents && (
        <IconButton
          icon={Activity}
          label="Raw stream"
          onClick={() => layerOpened({ kind: "events", replyId: reply.id })}
        />
      )}
      <IconButton icon={ListChecks} label="Add check" onClick={() => layerOpened({ kind: "checks" })} />
      <IconButton icon={Pencil} label="Edit" onClick={() => editingOpened(reply.id)} />
      <IconButton icon={Trash2} label="Delete" onClick={() => replyDeleted(reply)} />
      <ReplyMenu reply={reply} earlierId={earlierId} hasText={text !== ""} />
    </>
  );
}
