import type { Settings } from "#core/conversation/conversation.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import { resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** What becomes of the parameters that were sent when another model takes the place of one. */
export type ModelSwitch = { accepted: Path[]; dropped: Path[] };

/** Which of the parameters that were sent the other model takes, and which it does not. Nothing is changed. */
export function computeModelSwitch(settings: Settings, sent: Parameters, modelId: string): ModelSwitch {
  const sendable = resolveRequestFormat({ ...settings, modelId, parameters: sent }).parameters;
  const paths = Object.keys(sent);
  return {
    accepted: paths.filter((path) => Object.hasOwn(sendable, path)),
    dropped: paths.filter((path) => !Object.hasOwn(sendable, path)),
  };
}
