import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReplyWait } from "#state/replies/reply-waits.ts";

const PHASE_LABELS = {
  queued: "Queued, next…",
  connecting: "Connecting…",
  waiting: "Waiting for the first word…",
  stalled: "No data for a while…",
  retrying: "Waiting…",
} as const;

/** The phase of a reply without text. The wait reason is shown below it. */
export function PhaseIndicator({
  status,
  phase,
  replyId,
}: {
  status: Reply["status"];
  phase: Reply["phase"];
  replyId: Id;
}) {
  const wait = useReplyWait(replyId);
  return (
    <p className="flex h-5.5 items-center gap-2 text-sm text-ink-3">
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-accent" />
      {wait?.kind === "queued"
        ? formatPosition(wait.ahead)
        : PHASE_LABELS[phase ?? (wait ? "retrying" : status === "queued" ? "queued" : "waiting")]}
    </p>
  );
}

function formatPosition(ahead: number): string {
  return ahead > 0 ? `Queued, ${ahead} ahead…` : "Queued, next…";
}
