import type { Reply } from "#core/conversation/conversation.ts";

const WORDS = {
  connecting: "Connecting…",
  waiting: "Waiting for the first word…",
  stalled: "Nothing has come for a while…",
  retrying: "Trying again…",
} as const;

/** What a reply without text is doing. */
export function Waiting({ status, phase }: { status: Reply["status"]; phase: Reply["phase"] }) {
  return (
    <p className="flex h-[22px] items-center gap-2 text-sm text-ink-3">
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-accent" />
      {status === "queued" ? "Waiting its turn…" : WORDS[phase ?? "waiting"]}
    </p>
  );
}
