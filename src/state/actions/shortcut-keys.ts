import type { Layer } from "#state/layers.ts";
import { getPreferences, type Preferences, usePreference } from "#state/preferences/preferences.ts";

/** The keys that a person gave to actions. */
type ChangedKeys = Preferences["keys"];

/**
 * The keys of actions as Étude is delivered, by the action's id; the action itself is a row of the action table. These are in
 * the first load, and what they run is not, but for the actions in `at-once-actions.ts`.
 */
export const DEFAULT_KEYS: Readonly<Record<string, string>> = {
  run: "$mod+Enter",
  stop: "Escape",
  palette: "$mod+KeyK",
  "new-conversation": "$mod+Alt+KeyN",
  code: "$mod+Alt+KeyC",
  share: "$mod+Alt+KeyS",
  navigation: "$mod+KeyB",
  "parameter-panel": "$mod+Alt+KeyO",
  stage: "$mod+Alt+KeyP",
  shortcuts: "$mod+/",
};

/** Further keys, which have their action as long as nobody gives them to another. */
export const FURTHER_KEYS: Readonly<Record<string, string>> = { "?": "shortcuts" };

/** The action whose keys cannot be changed: the key that closes and stops is the same in every dialog. */
export const FIXED_ACTION = "stop";

/** The layers over which the keys of an action work too, by its id; under any other layer the page is out of reach. */
const LAYERS_OF_KEYS: Readonly<Record<string, readonly (Layer["kind"] | "all")[]>> = {
  run: ["parameters", "stage"],
  code: ["code"],
  navigation: ["navigation"],
  "parameter-panel": ["parameters"],
  stage: ["stage"],
  shortcuts: ["shortcuts"],
  palette: ["all"],
};

/** True where the keys of an action work while this layer is open. */
export function doKeysWork(actionId: string, layer: Layer | null): boolean {
  return layer === null || (LAYERS_OF_KEYS[actionId] ?? []).some((kind) => kind === "all" || kind === layer.kind);
}

/** The id of the action that a chord runs; undefined for a chord that nothing has. Keys given by a person come first. */
export function findActionByKeys(chord: string, changed: ChangedKeys = getPreferences().keys): string | undefined {
  return (
    Object.keys(changed).find((id) => changed[id] === chord && id !== FIXED_ACTION) ??
    Object.keys(DEFAULT_KEYS).find((id) => DEFAULT_KEYS[id] === chord && !isChanged(id, changed)) ??
    FURTHER_KEYS[chord]
  );
}

/** The keys that run an action; undefined for one without. */
export function getKeys(actionId: string, changed: ChangedKeys = getPreferences().keys): string | undefined {
  const keys = (isChanged(actionId, changed) ? changed : DEFAULT_KEYS)[actionId];
  // Another action may have taken them.
  return keys && findActionByKeys(keys, changed) === actionId ? keys : undefined;
}

/** The keys that run an action, rendered again when they change. */
export const useKeys = (actionId: string): string | undefined => getKeys(actionId, usePreference("keys"));

const isChanged = (actionId: string, changed: ChangedKeys): boolean =>
  actionId !== FIXED_ACTION && Object.hasOwn(changed, actionId);
