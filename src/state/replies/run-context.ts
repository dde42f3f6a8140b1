import type { RunContext } from "#core/conversation/plan-run.ts";
import { newId } from "#io/browser/new-id.ts";
import { resolveCapabilities, resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** What planning a run needs from outside, as it is now. */
export function createRunContext(): RunContext {
  return {
    resolveRequestFormat: resolveRequestFormat,
    getSpecs: (settings) => resolveCapabilities(settings).specs,
    newId,
    nowMs: Date.now(),
  };
}
