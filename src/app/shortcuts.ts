import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import type { Layer } from "#state/layers.ts";
import { layerClosed, layerOpened, getLayer } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { preferencesChanged, getPreferences } from "#state/preferences/preferences.ts";
import { stopRun } from "#state/replies/load-run.ts";
import { getIsPhone } from "#state/window-width.ts";

/** A key binding. */
export type Shortcut = {
  keys: string;
  run: () => void;
  /** A layer over which the shortcut works too; under any other layer the page is out of reach. */
  alsoIn?: Layer["kind"];
};

/** Every shortcut of the whole page. A new one is a row here, and its words in `shortcut-labels.ts`. */
export const SHORTCUTS = [
  {
    keys: "$mod+Enter",
    alsoIn: "parameters",
    run: () => {
      const button = document.getElementById("run");
      if (button) button.click();
      else announce("An answer is still being written. Stop it or wait for it to finish.");
    },
  },
  { keys: "Escape", run: stopAll },
  {
    keys: "$mod+Alt+KeyN",
    run: () => {
      openNewConversation();
      document.getElementById("prompt")?.focus();
    },
  },
  {
    keys: "$mod+Alt+KeyC",
    alsoIn: "code",
    run: () => toggleLayer({ kind: "code" }),
  },
  {
    keys: "$mod+Alt+KeyS",
    run: () => void import("#state/capsule/share-link.ts").then(({ copyShareLink }) => copyShareLink()),
  },
  {
    keys: "$mod+KeyB",
    alsoIn: "navigation",
    run: () => {
      if (getIsPhone()) toggleLayer({ kind: "navigation" });
      else preferencesChanged({ navigationOpen: !getPreferences().navigationOpen });
    },
  },
  { keys: "$mod+Slash", alsoIn: "shortcuts", run: () => toggleLayer({ kind: "shortcuts" }) },
] as const satisfies readonly Shortcut[];

export type ShortcutKeys = (typeof SHORTCUTS)[number]["keys"];

function toggleLayer(layer: Extract<Layer, { kind: "code" | "navigation" | "shortcuts" }>): void {
  if (getLayer()?.kind === layer.kind) layerClosed();
  else layerOpened(layer);
}

function stopAll(): void {
  const conversation = getOpenConversation();
  if (conversation) void stopRun(conversation.id);
}
