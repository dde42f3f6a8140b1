import * as v from "valibot";
import { create } from "zustand";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

/** The preferences of this device. They are never part of a conversation. */
export type Preferences = {
  theme: "system" | "light" | "dark";
  /** True where Enter runs and Shift+Enter makes a new line; otherwise Enter makes a new line. */
  enterRuns: boolean;
  navigationOpen: boolean;
  /** True where the parameter panel stands beside the transcript, in a window with room for it. */
  parametersOpen: boolean;
  /** True where several pictures of a prompt are sent with “Image 1:” and so on before them. */
  labelsImages: boolean;
  /** The id of the language in which code was last shown. Code opens in the nearest one that a request can be printed in. */
  codeLanguage: string;
  /** The keys that a person gave to actions, by the action's id; empty for an action that has none any more. */
  keys: Readonly<Record<string, string>>;
  /** The time without use after which keys under a passphrase are locked; "tab" for when the tab closes. */
  keyLock: "15-minutes" | "1-hour" | "tab";
  /** True while the guide to the first call stands over the transcript. */
  isGuideOpen: boolean;
  /** The columns that stand at the left of their conversations and stay in sight there, by their ids, the newest first. */
  pinnedColumns: readonly string[];
  /** True where the answers of a turn have one height and scroll within it. */
  evenAnswers: boolean;
  /** True where scrolling one of them takes the others along. */
  readsTogether: boolean;
};

const STORE_NAME = "etude:preferences";
const STORED = v.object({
  theme: v.fallback(v.picklist(["system", "light", "dark"]), "system"),
  enterRuns: v.fallback(v.boolean(), false),
  navigationOpen: v.fallback(v.boolean(), true),
  parametersOpen: v.fallback(v.boolean(), true),
  labelsImages: v.fallback(v.boolean(), false),
  codeLanguage: v.fallback(v.string(), ""),
  keys: v.fallback(v.record(v.string(), v.string()), {}),
  keyLock: v.fallback(v.picklist(["15-minutes", "1-hour", "tab"]), "1-hour"),
  isGuideOpen: v.fallback(v.boolean(), false),
  pinnedColumns: v.fallback(v.array(v.string()), []),
  evenAnswers: v.fallback(v.boolean(), false),
  readsTogether: v.fallback(v.boolean(), true),
});

const usePreferences = create<Preferences>()(() => loadStored());
onReset(() => usePreferences.setState(loadStored()));

function loadStored(): Preferences {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? "{}"));
  } catch {
    return v.parse(STORED, {});
  }
}

export function preferencesChanged(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  deviceStore.write(STORE_NAME, JSON.stringify(usePreferences.getState()));
}

export const getPreferences = (): Preferences => usePreferences.getState();

export const usePreference = <Name extends keyof Preferences>(name: Name): Preferences[Name] =>
  usePreferences((preferences) => preferences[name]);

/** Calls back now and after each change. Returns a function that stops this. */
export function watchPreferences(onChange: (preferences: Preferences) => void): () => void {
  onChange(usePreferences.getState());
  return usePreferences.subscribe(onChange);
}
