import type { RunContext } from "#core/conversation/plan-run.ts";
import { newId } from "#io/browser/new-id.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { resolveCapabilities, resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** What planning a run needs from outside, as it is now. */
export function createRunContext(capabilitiesOf: CapabilitiesLookup = resolveCapabilities): RunContext {
  return {
    resolveRequestFormat: (settings) => resolveRequestFormat(settings, capabilitiesOf(settings)),
    getSpecs: (settings) => capabilitiesOf(settings).specs,
    newId,
    nowMs: Date.now(),
  };
}
