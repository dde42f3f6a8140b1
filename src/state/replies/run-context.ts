import type { RunContext } from "#core/conversation/plan-run.ts";
import { newId } from "#io/browser/new-id.ts";
import { readOffer, readSpeech } from "#state/connections/speech.ts";

/** What planning a run needs from outside, as it is now. */
export function readRunContext(): RunContext {
  return { speechOf: readSpeech, specsOf: (settings) => readOffer(settings).specs, newId, nowMs: Date.now() };
}
