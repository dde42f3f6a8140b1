import { useEffect, useState } from "react";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { Check } from "#core/conversation/check.ts";
import { runChecks } from "#io/checks/run-checks.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { buildFacts, type CheckedReply, listEndedReplies } from "./follow-checks.ts";

/** The newest replies that a check which is being written is tried on. */
const MAX_TRIED = 500;
/** Longer than the pause between two keys of most people. */
const DEBOUNCE_MS = 250;

const NOTHING = { replies: {}, rows: {} };

/** The judgement of a check that is being written on the present replies. */
export type CheckPreview = {
  triedCount: number;
  /** The number of all replies that have ended. */
  replyCount: number;
  counts: Record<CheckResult["outcome"], number>;
  /** The reasons why replies do not pass, the most frequent first. */
  reasons: { reason: string; detail: string | undefined; count: number }[];
};

/** The preview of a check as of the last pause in typing; undefined until it is there. */
export function useCheckPreview(check: Check): CheckPreview | undefined {
  const { replies, rows } = useSettledConversation() ?? NOTHING;
  const [preview, setPreview] = useState<CheckPreview>();
  // A name changes no result, and an equal check is tried once.
  const key = JSON.stringify({ ...check, name: "" });
  useEffect(
    function tryCheck() {
      const controller = new AbortController();
      const timer = setTimeout(() => {
        tryOn(JSON.parse(key) as Check, listEndedReplies(replies, rows), controller.signal)
          .then(setPreview)
          .catch(() => undefined);
      }, DEBOUNCE_MS);
      return () => {
        clearTimeout(timer);
        controller.abort();
      };
    },
    [key, replies, rows],
  );
  return preview;
}

async function tryOn(check: Check, ended: readonly CheckedReply[], signal: AbortSignal): Promise<CheckPreview> {
  const facts = ended.slice(-MAX_TRIED).map((each) => buildFacts(each, [check]));
  const results = facts.length === 0 ? [] : await runChecks({ checks: [check], facts }, signal);
  signal.throwIfAborted();
  const counts = { pass: 0, fail: 0, unknown: 0 };
  const reasons = new Map<string, CheckPreview["reasons"][number]>();
  for (const { outcome, reason, detail } of results.flat()) {
    counts[outcome] += 1;
    if (outcome === "pass") continue;
    const known = reasons.get(reason);
    if (known) known.count += 1;
    else reasons.set(reason, { reason, detail, count: 1 });
  }
  return {
    triedCount: facts.length,
    replyCount: ended.length,
    counts,
    reasons: [...reasons.values()].toSorted((a, b) => b.count - a.count),
  };
}
