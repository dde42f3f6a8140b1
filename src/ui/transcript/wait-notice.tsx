import { useEffect, useState } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { formatWait } from "#core/format-wait.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useOpenId } from "#state/document/documents.ts";
import { useFailureExplanation } from "#state/replies/use-failure-explanation.ts";
import type { WaitReason } from "#state/replies/reply-waits.ts";
import { useReplyWait } from "#state/replies/reply-waits.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { Button } from "#ui/kit/button.tsx";

/**
 * The wait reason of a running reply, with buttons to skip the wait or to stop. Nothing where the reply does not wait.
 */
export function WaitNotice({ reply }: { reply: Reply }) {
  const waitReason = useReplyWait(reply.id);
  const openId = useOpenId();
  // The position in the queue stands above.
  if (!waitReason || waitReason.kind === "queued") return null;
  const { label, proceed } = getProceedAction(waitReason);
  return (
    <div className="mt-1.5 rounded-card border border-line bg-surface px-3 py-2 text-ink-2">
      <WaitMessage reply={reply} waitReason={waitReason} />
      <div className="mt-2 flex flex-wrap gap-2">
        {proceed && (
          <Button data-press-once onClick={proceed}>
            {label}
          </Button>
        )}
        <Button data-press-once look="ghost" aria-label="Stop this reply" onClick={() => stopReply(openId, reply.id)}>
          Stop
        </Button>
      </div>
    </div>
  );
}

function getProceedAction(waitReason: WaitReason): { label?: string; proceed?: () => void } {
  if (!("proceed" in waitReason)) return {};
  const label = waitReason.kind === "stalled" ? "Keep waiting" : waitReason.failure ? "Retry now" : "Send now";
  return { label, proceed: waitReason.proceed };
}

function WaitMessage({ reply, waitReason }: { reply: Reply; waitReason: Exclude<WaitReason, { kind: "queued" }> }) {
  const { presetId } = useConnection(reply.sentWith.connectionId);
  if (waitReason.kind === "stalled")
    return (
      <p>
        <strong className="font-semibold text-ink">No data for {formatWait(waitReason.afterMs)}.</strong> The connection
        is still open: a model that thinks for long, or answers without streaming, can take minutes.
      </p>
    );
  if (waitReason.kind === "spend-cap")
    return (
      <p>
        <strong className="font-semibold text-ink">Waiting for the spend cap.</strong> Together with the replies that
        are running, this one could exceed it. It is sent when they have ended and enough is left.
      </p>
    );
  if (waitReason.kind === "rate-limited") {
    const { name } = PRESETS[presetId];
    return (
      <p>
        <strong className="font-semibold text-ink">Queued.</strong> {name} rejected some requests as too many, so fewer
        are sent at once now.
      </p>
    );
  }
  return (
    <p>
      {waitReason.failure ? (
        <FailureSentence reply={reply} failure={waitReason.failure} />
      ) : (
        <strong className="font-semibold text-ink">The service asked for a pause.</strong>
      )}{" "}
      {waitReason.failure ? "Trying again" : "Sending"} in <Countdown untilMs={waitReason.untilMs} />.
    </p>
  );
}

function FailureSentence({ reply, failure }: { reply: Reply; failure: Failure }) {
  const { what } = useFailureExplanation(reply, failure);
  return <strong className="font-semibold text-ink">{what}</strong>;
}

/** The time left, updated every second and not announced to screen readers. */
function Countdown({ untilMs }: { untilMs: number }) {
  const nowMs = useNowMs(250);
  return <span className="font-mono tabular-nums">{formatWait(Math.max(0, untilMs - nowMs))}</span>;
}

/** The time now, updated once a period. */
function useNowMs(periodMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), periodMs);
    return () => clearInterval(timer);
  }, [periodMs]);
  return nowMs;
}
