import type { ChatRequest } from "#core/wire/chat-request.ts";
import { listCacheBreakpoints } from "./list-cache-breakpoints.ts";

/** The most cache breakpoints that Claude takes in a request. */
const MAX_BREAKPOINTS = 4;

/** A sentence about cache breakpoints that Claude would refuse: more than four, or an hour's after one of five minutes. */
export function findBreakpointProblem({ request }: { request: ChatRequest }): string | undefined {
  const found = listCacheBreakpoints(request);
  const names = found.map(({ name }) => name);
  if (found.length > MAX_BREAKPOINTS)
    return `A request takes at most ${MAX_BREAKPOINTS} cache breakpoints, and these are ${found.length}: after ${names.join(", ")}. Remove ${found.length - MAX_BREAKPOINTS} of them.`;
  const short = found.findIndex(({ life }) => life === "5m");
  const late = found.findIndex(({ life }, index) => life === "1h" && short >= 0 && index > short);
  if (late < 0) return undefined;
  return `The cache breakpoint after ${names[late]} is kept for 1 hour and stands behind one of 5 minutes, after ${names[short]}. Longer ones must come first: give the earlier one 1 hour too.`;
}
