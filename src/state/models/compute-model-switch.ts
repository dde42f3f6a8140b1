import type { Settings } from "#core/conversation/conversation.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import { resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** The effect of a change of model on the parameters that were sent. */
export type ModelSwitch = { accepted: Path[]; dropped: Path[] };

/** Which of the sent parameters another model accepts, and which it does not. Changes nothing. */
export function computeModelSwitch(settings: Settings, sent: Parameters, modelId: string): ModelSwitch {
  const sendable = resolveRequestFormat({ ...settings, modelId, parameters: sent }).parameters;
  const paths = Object.keys(sent);
  const isAccepted = (path: Path) => getParameter(sendable, path) !== undefined;
  return { accepted: paths.filter(isAccepted), dropped: paths.filter((path) => !isAccepted(path)) };
}
