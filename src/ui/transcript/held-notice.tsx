import { useEffect, useState } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { formatWait } from "#core/format-wait.ts";
import { readConnection } from "#state/connections/connections.ts";
import { useOpenId, useTurn } from "#state/document/documents.ts";
import { describeFailure } from "#state/replies/describe-failure.ts";
import type { Held } from "#state/replies/held-replies.ts";
import { useHeld } from "#state/replies/held-replies.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { Button } from "#ui/kit/button.tsx";

/** Why a running reply is not getting on, with the ways to hurry it or to end it. Nothing where it gets on. */
export function HeldNotice({ reply }: { reply: Reply }) {
  const held = useHeld(reply.id);
  const openId = useOpenId();
  if (!held) return null;
  const { goOnLabel, goOn } = readGoOn(held);
  return (
    <div className="mt-1.5 rounded-lg border border-line bg-surface px-3 py-2 text-ink-2">
      <HeldWords reply={reply} held={held} />
      <div className="mt-2 flex flex-wrap gap-2">
        {goOn && <Button onClick={goOn}>{goOnLabel}</Button>}
        <Button look="ghost" aria-label="Stop this reply" onClick={() => stopReply(openId, reply.id)}>
          Stop
        </Button>
      </div>
    </div>
  );
}

function readGoOn(held: Held): { goOnLabel?: string; goOn?: () => void } {
  if (held.kind === "paced") return {};
  const goOnLabel = held.kind === "stalled" ? "Keep waiting" : held.failure ? "Retry now" : "Send now";
  return { goOnLabel, goOn: held.goOn };
}

function HeldWords({ reply, held }: { reply: Reply; held: Held }) {
  const turn = useTurn(reply.turnId);
  if (held.kind === "stalled")
    return (
      <p>
        <strong className="font-semibold text-ink">Nothing has come for {formatWait(held.afterMs)}.</strong> The
        connection is still open: a model that thinks for long, or answers without streaming, can take minutes.
      </p>
    );
  if (held.kind === "paced") {
    const { name } = PRESETS[readConnection(reply.sentWith.connectionId).presetId];
    return (
      <p>
        <strong className="font-semibold text-ink">Waiting in line.</strong> {name} said that these were too many calls
        at a time; they go out more slowly now.
      </p>
    );
  }
  const said = held.failure ? describeFailure(reply, held.failure, turn) : undefined;
  return (
    <p>
      <strong className="font-semibold text-ink">{said?.what ?? "The service asked for a pause."}</strong>{" "}
      {said ? "Trying again" : "It goes out"} in <Countdown untilMs={held.untilMs} />.
    </p>
  );
}

/** The time that is left, told to the eye each second and to nobody else. */
function Countdown({ untilMs }: { untilMs: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return <span className="font-mono tabular-nums">{formatWait(Math.max(0, untilMs - nowMs))}</span>;
}
