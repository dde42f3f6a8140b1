import { useState } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";

/**
 * Returns the same reply object while only its text grows, so that components that show no text do not render again.
 */
export function useSteadyReply(reply: Reply | undefined): Reply | undefined {
  const [steady, setSteady] = useState(reply);
  const isSteady = steady === reply || (steady !== undefined && reply !== undefined && hasOnlyGrown(steady, reply));
  if (!isSteady) setSteady(reply);
  return isSteady ? steady : reply;
}

function hasOnlyGrown({ parts: _before, ...before }: Reply, { parts: _after, ...after }: Reply): boolean {
  if (isSettled(after.status)) return false;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof typeof after>;
  return [...names].every((name) => before[name] === after[name]);
}
