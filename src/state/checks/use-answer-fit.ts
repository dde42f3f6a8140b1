import { useQuery } from "@tanstack/react-query";
import { type AnswerFit, buildFitCheck, describeFit } from "#core/checks/answer-fit.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { runChecks } from "#io/checks/run-checks.ts";
import { queryClient } from "#state/query-client.ts";

/** The fit of a reply that has ended to the schema it was sent with; null where it had none or no text, undefined until it is known. */
export function useAnswerFit(reply: Reply): AnswerFit | null | undefined {
  const { data } = useQuery(
    {
      queryKey: ["answer-fit", reply.id, reply.status, getReplyText(reply).length],
      queryFn: ({ signal }) => findFit(reply, signal),
      staleTime: Infinity,
      retry: false,
    },
    queryClient,
  );
  return data;
}

/** Checked in the worker for checks, since a schema may hold patterns that never end. */
async function findFit(reply: Reply, signal: AbortSignal): Promise<AnswerFit | null> {
  const fit = buildFitCheck(reply);
  if (!fit) return null;
  const [[result] = []] = await runChecks({ checks: [fit.check], facts: [fit.facts] }, signal);
  return result ? describeFit(reply, result) : null;
}
