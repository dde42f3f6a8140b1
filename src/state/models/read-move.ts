import type { Parameters, Path, Settings } from "#core/conversation/conversation.ts";
import { readSpeech } from "#state/connections/speech.ts";

/** What becomes of the parameters that were sent when another model takes the place of one. */
export type Move = { kept: Path[]; left: Path[] };

/** Which of the parameters that were sent the other model takes, and which it does not. Nothing is changed. */
export function readMove(settings: Settings, sent: Parameters, modelId: string): Move {
  const taken = readSpeech({ ...settings, modelId, parameters: sent }).parameters;
  const paths = Object.keys(sent);
  return {
    kept: paths.filter((path) => Object.hasOwn(taken, path)),
    left: paths.filter((path) => !Object.hasOwn(taken, path)),
  };
}
