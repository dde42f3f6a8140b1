import { memo, useMemo } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { sumRounds } from "#core/conversation/sum-rounds.ts";
import { formatSeconds } from "#core/format.ts";
import { useEarlierRounds } from "#state/document/use-rounds.ts";
import { ReplyMetricsLine } from "./reply-metrics-line.tsx";

/** The figures of an answer with its rounds together: their number, their time without pauses, tokens and cost. */
export const RoundsFigures = memo(function RoundsFigures({ reply }: { reply: Reply }) {
  const earlier = useEarlierRounds(reply);
  const sum = useMemo(() => sumRounds(earlier, reply), [earlier, reply]);
  const { startedAtMs, endedAtMs } = sum;
  const rounds = earlier.length === 1 ? "1 round" : `${earlier.length} rounds`;
  const time =
    startedAtMs === undefined || endedAtMs === undefined ? "" : `, ${formatSeconds(endedAtMs - startedAtMs)}`;
  return <ReplyMetricsLine reply={sum} lead={`${rounds}${time}`} />;
});
