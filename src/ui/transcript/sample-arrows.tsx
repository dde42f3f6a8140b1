import { ChevronLeft, ChevronRight } from "lucide-react";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import type { ReplyStatus } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReplyStatuses } from "#state/document/use-replies.ts";
import { replyIdShown } from "#state/edits/turn-edits.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

/**
 * Arrows to the previous and next answer of a cell, where identical replies count as one answer, and the number of its
 * replies that run, are queued or have failed. Later turns build on the reply shown.
 */
export function SampleArrows({ replyId, groups }: { replyId: Id; groups: readonly SampleGroup[] }) {
  const statuses = useReplyStatuses(groups.flatMap(({ replyIds }) => replyIds));
  const index = groups.findIndex(({ replyIds }) => replyIds.includes(replyId));
  const group = groups[index];
  if (!group) return null;
  const show = (next: SampleGroup | undefined) => next && replyIdShown(next.replyIds[0]);
  return (
    <span className="flex shrink-0 items-center font-mono font-normal">
      {groups.length > 1 && (
        <>
          <IconButton
            icon={ChevronLeft}
            label="Previous sample"
            offReason={index === 0 ? "This is the first sample" : undefined}
            onClick={() => show(groups[index - 1])}
          />
          {index + 1} of {groups.length}
          <IconButton
            icon={ChevronRight}
            label="Next sample"
            offReason={index === groups.length - 1 ? "This is the last sample" : undefined}
            onClick={() => show(groups[index + 1])}
          />
        </>
      )}
      {group.replyIds.length > 1 && (
        <span
          title={`${group.replyIds.length} identical answers`}
          className="rounded-chip bg-accent-soft px-1 text-accent"
        >
          ×{group.replyIds.length}
        </span>
      )}
      <SampleStatuses statuses={statuses} />
    </span>
  );
}

/** The number of running, queued and failed replies of a cell, the one shown included. */
function SampleStatuses({ statuses }: { statuses: readonly ReplyStatus[] }) {
  const running = statuses.filter((status) => status === "streaming").length;
  const queued = statuses.filter((status) => status === "queued").length;
  const failed = statuses.filter((status) => status === "failed").length;
  return (
    <>
      {running > 0 && <span className="ms-1.5">{running} running</span>}
      {queued > 0 && (
        <span className="ms-1.5">
          {running > 0 && "· "}
          {queued} queued
        </span>
      )}
      {failed > 0 && <span className="ms-1.5 text-danger">{failed} failed</span>}
    </>
  );
}
