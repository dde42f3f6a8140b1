import { shortenText } from "#core/cut-text.ts";
import { listSettingChanges, SERVICE } from "./list-setting-changes.ts";
import type { KeptSettings } from "./saved-settings.ts";

const NOTHING_SET: KeptSettings = { parameters: {}, extraJson: "" };
const MAX_NAMED = 3;

/** The first kept settings in few words: "temperature 0.2, max_tokens 4,096"; "nothing set" for none. */
export function describeSettings(kept: KeptSettings): string {
  const named = listSettingChanges(NOTHING_SET, kept)
    .filter(({ path }) => path !== SERVICE && path !== "stream")
    .slice(0, MAX_NAMED)
    .map(({ path, after }) => `${path} ${shortenText(after.replaceAll(/\s+/g, " "), 24)}`);
  return named.length === 0 ? "nothing set" : named.join(", ");
}
