import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { describeValue } from "#core/conversation/describe-combination.ts";
import { isSameJson } from "#core/json.ts";
import type { Path } from "#core/vocabulary.ts";
import { nameService } from "./name-service.ts";
import type { KeptSettings } from "./saved-settings.ts";

/** A setting that differs, with both values as they are shown. */
export type SettingChange = { path: Path; before: string; after: string };

/** The name under which the service of a model is listed. */
export const SERVICE: Path = "service";

/** Every setting that has another value in `after` than in `before`, in the order of the panel. */
export function listSettingChanges(before: KeptSettings, after: KeptSettings): SettingChange[] {
  const old = listShown(before);
  const now = listShown(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((path) => {
    const [one, other] = [old.get(path), now.get(path)];
    return isSameJson(one?.value, other?.value)
      ? []
      : [{ path, before: one?.shown ?? "not sent", after: other?.shown ?? "not sent" }];
  });
}

type Shown = { value: Parameters<typeof isSameJson>[0]; shown: string };

function listShown({ model, parameters, extraJson, samples = 1, swept = {} }: KeptSettings): Map<Path, Shown> {
  const shown = new Map<Path, Shown>();
  if (model) {
    shown.set(SERVICE, { value: model.connectionId, shown: nameService(model.connectionId) });
    shown.set(MODEL_PATH, { value: model.modelId, shown: model.modelId || "none" });
  }
  shown.set("samples", { value: samples, shown: String(samples) });
  for (const [path, value] of Object.entries(parameters))
    shown.set(path, { value, shown: describeValue({ value }, path) });
  // What is typed in a field stands before the value that it had.
  for (const [path, typed] of Object.entries(swept)) shown.set(path, { value: [typed], shown: typed });
  shown.set("Extra JSON", { value: extraJson.trim(), shown: extraJson.trim() || "none" });
  return shown;
}
