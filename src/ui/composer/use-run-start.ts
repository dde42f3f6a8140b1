import { useCallback, useState } from "react";
import { useUnsettledCount } from "#state/document/documents.ts";
import { isPreparing } from "#state/document/intake.ts";
import { NOT_LOADED } from "#state/notices.ts";
import { loadRun } from "#state/replies/load-run.ts";

/** Starts a run of what the composer holds; `reason` is the sentence about what prevents it, until the text changes. */
export function useRunStart(conversationId: string): {
  reason: string | null;
  start: () => Promise<void>;
  forgetReason: () => void;
} {
  const [reason, setReason] = useState<string | null>(null);
  const isRunning = useUnsettledCount() > 0;
  const start = useCallback(async () => {
    if (isRunning) setReason("An answer is still being written. Stop it or wait for it to finish.");
    else {
      if (isPreparing(conversationId)) setReason("Waiting for the images…");
      setReason(await startRun());
    }
  }, [isRunning, conversationId]);
  const forgetReason = useCallback(() => setReason(null), []);
  return { reason, start, forgetReason };
}

/** Starts a run. Returns a sentence where something prevents the run, else null. */
async function startRun(): Promise<string | null> {
  const runModule = await loadRun().catch(() => null);
  return runModule ? runModule.run() : NOT_LOADED;
}
