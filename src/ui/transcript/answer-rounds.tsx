import { memo, useMemo } from "react";
import type { Part } from "#core/content/part.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { listRounds, type Round } from "#core/conversation/list-rounds.ts";
import { formatSeconds } from "#core/format.ts";
import { useEarlierRounds } from "#state/document/use-rounds.ts";
import { ReplyParts } from "./reply-parts.tsx";
import { ToolCallView } from "./tool-call-view.tsx";

/** The rounds before an answer: what the model said, its calls with their results. */
export const AnswerRounds = memo(function AnswerRounds({ reply }: { reply: Reply }) {
  const earlier = useEarlierRounds(reply);
  const rounds = useMemo(
    () => listRounds(Object.fromEntries(earlier.map((each) => [each.id, each])), reply),
    [earlier, reply],
  );
  return (
    <ol aria-label="Rounds" className="mb-3 flex flex-col gap-3 border-s-2 border-line ps-3">
      {rounds.map((round, index) => (
        <li key={round.reply?.id ?? index} aria-label={`Round ${index + 1}`}>
          <RoundView round={round} number={index + 1} />
        </li>
      ))}
    </ol>
  );
});

function RoundView({ round: { reply, results }, number }: { round: Round; number: number }) {
  const said = reply?.parts.filter(({ kind }) => kind !== "tool-call") ?? [];
  const time = reply && getMs(reply);
  return (
    <>
      <p className="mb-1 flex gap-2 text-xs text-ink-3">
        Round {number}
        {time !== undefined && <span className="font-mono">{formatSeconds(time)}</span>}
      </p>
      {reply && (
        <ReplyParts parts={said} isStreaming={false} phase={undefined} status={reply.status} replyId={reply.id} />
      )}
      <div className="flex flex-col gap-1.5">
        {results.map(
          (result) =>
            result.kind === "tool-result" && (
              <ToolCallView key={result.callId} call={findCall(reply, result.callId)} result={result} />
            ),
        )}
      </div>
    </>
  );
}

function findCall(reply: Reply | undefined, callId: string): Extract<Part, { kind: "tool-call" }> | undefined {
  const call = reply?.parts.find((part) => part.kind === "tool-call" && part.callId === callId);
  return call?.kind === "tool-call" ? call : undefined;
}

function getMs({ startedAtMs, endedAtMs }: Reply): number | undefined {
  return startedAtMs === undefined || endedAtMs === undefined ? undefined : endedAtMs - startedAtMs;
}
