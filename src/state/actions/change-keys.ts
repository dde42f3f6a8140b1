import { getPreferences, type Preferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { DEFAULT_KEYS, findActionByKeys, FURTHER_KEYS, getKeys } from "./shortcut-keys.ts";

type ChangedKeys = Preferences["keys"];

/** Something to know before keys are given to an action. */
export type KeysProblem =
  /** They cannot be given, for the reason. */
  | { kind: "refused"; reason: string }
  /** Another action has them. */
  | { kind: "taken"; actionId: string }
  /** The browser does something of its own with them, and may not pass them on. */
  | { kind: "browser"; effect: string };

/** The keys of browsers that Étude may not get, or that a person would miss, with their effect. */
const BROWSER_KEYS: Readonly<Record<string, string>> = {
  "$mod+KeyW": "closes the tab",
  "$mod+KeyT": "opens a tab",
  "$mod+KeyN": "opens a window",
  "$mod+Shift+KeyW": "closes the window",
  "$mod+Shift+KeyT": "opens the tab that was closed last",
  "$mod+Shift+KeyN": "opens a private window",
  "$mod+Shift+KeyP": "opens a private window",
  "$mod+KeyQ": "closes the browser",
  "$mod+KeyL": "goes to the address",
  "$mod+KeyR": "loads the page again",
  "$mod+Shift+KeyR": "loads the page again",
  "$mod+KeyP": "prints the page",
  "$mod+KeyF": "searches in the page",
  "$mod+KeyS": "saves the page",
  "$mod+KeyA": "selects all text",
  "$mod+KeyC": "copies text",
  "$mod+KeyV": "pastes",
  "$mod+KeyX": "cuts text",
  "$mod+KeyZ": "takes back what was typed",
  "$mod+Shift+KeyZ": "types again what was taken back",
  "$mod+KeyY": "types again what was taken back",
  "$mod+Plus": "enlarges the page",
  "$mod+-": "makes the page smaller",
  "$mod+Digit0": "gives the page its size",
  "Alt+ArrowLeft": "goes back",
  "Alt+ArrowRight": "goes forward",
  F1: "opens the browser’s help",
  F3: "searches in the page",
  F5: "loads the page again",
  F6: "moves between parts of the browser",
  F7: "turns on the text cursor",
  F11: "fills the screen",
  F12: "opens the developer tools",
};

/** Keys that fields, lists and answers use, and that would stop working there. */
const USED_KEYS =
  /^(?:Shift\+)?(?:Escape|Enter|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow\w+|Digit\d|Key[PFNSXBC])$/;

/** The problem with giving a chord to an action; undefined where there is none. */
export function findKeysProblem(
  actionId: string,
  chord: string,
  changed: ChangedKeys = getPreferences().keys,
): KeysProblem | undefined {
  if (USED_KEYS.test(chord))
    return { kind: "refused", reason: "Fields and answers use this key. Hold Ctrl, ⌘ or Alt with it." };
  if (chord.endsWith("Escape")) return { kind: "refused", reason: "Escape closes and stops, and nothing else." };
  const holder = findActionByKeys(chord, changed);
  if (holder !== undefined && holder !== actionId) return { kind: "taken", actionId: holder };
  const effect = Object.hasOwn(BROWSER_KEYS, chord) ? BROWSER_KEYS[chord] : undefined;
  return effect === undefined ? undefined : { kind: "browser", effect };
}

/** The changed keys once an action has a chord. Another action that had it has none any more. */
export function giveKeys(changed: ChangedKeys, actionId: string, chord: string): ChangedKeys {
  const holder = findActionByKeys(chord, changed);
  const { [actionId]: _before, ...others } = changed;
  const isTaken = holder !== undefined && holder !== actionId && getKeys(holder, changed) === chord;
  return {
    ...(isTaken ? takeKeys(others, holder) : others),
    ...(DEFAULT_KEYS[actionId] !== chord && { [actionId]: chord }),
  };
}

/** The changed keys once an action has none. */
export function takeKeys(changed: ChangedKeys, actionId: string): ChangedKeys {
  const { [actionId]: _before, ...others } = changed;
  return Object.hasOwn(DEFAULT_KEYS, actionId) ? { ...others, [actionId]: "" } : others;
}

/** The changed keys once an action has those that Étude is delivered with, which another one loses where it took them. */
export function resetKeys(changed: ChangedKeys, actionId: string): ChangedKeys {
  const chord = Object.hasOwn(DEFAULT_KEYS, actionId) ? DEFAULT_KEYS[actionId] : undefined;
  if (chord !== undefined) return giveKeys(changed, actionId, chord);
  const { [actionId]: _before, ...others } = changed;
  return others;
}

/** Gives a chord to an action, and keeps this on the device. */
export function keysGiven(actionId: string, chord: string): void {
  preferencesChanged({ keys: giveKeys(getPreferences().keys, actionId, chord) });
}

/** Gives an action the keys that Étude is delivered with. */
export function keysReset(actionId: string): void {
  preferencesChanged({ keys: resetKeys(getPreferences().keys, actionId) });
}

/** Takes the keys of an action away. */
export function keysTaken(actionId: string): void {
  preferencesChanged({ keys: takeKeys(getPreferences().keys, actionId) });
}

/** Gives all actions the keys that Étude is delivered with. */
export function allKeysReset(): void {
  preferencesChanged({ keys: {} });
}

/** The chords that an action has besides its own keys, such as "?". */
export const listFurtherKeys = (actionId: string, changed: ChangedKeys): string[] =>
  Object.keys(FURTHER_KEYS).filter(
    (chord) => FURTHER_KEYS[chord] === actionId && findActionByKeys(chord, changed) === actionId,
  );
