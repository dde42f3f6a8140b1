import type { Id, Reply } from "#core/conversation/conversation.ts";
import { useQueuePlace } from "#state/replies/reply-queue.ts";

const WORDS = {
  connecting: "Connecting…",
  waiting: "Waiting for the first word…",
  stalled: "Nothing has come for a while…",
  retrying: "Waiting…",
} as const;

/** What a reply without text is doing. Why it is held stands under it, with what can be done. */
export function Waiting({ status, phase, replyId }: { status: Reply["status"]; phase: Reply["phase"]; replyId: Id }) {
  const ahead = useQueuePlace(replyId);
  return (
    <p className="flex h-[22px] items-center gap-2 text-sm text-ink-3">
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-accent" />
      {status === "queued"
        ? ahead
          ? `Waiting its turn, ${ahead} before it…`
          : "Waiting its turn, next…"
        : WORDS[phase ?? "waiting"]}
    </p>
  );
}
