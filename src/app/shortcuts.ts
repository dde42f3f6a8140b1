import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import type { Layer } from "#state/layers.ts";
import { layerClosed, layerOpened, getLayer } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { preferencesChanged, getPreferences } from "#state/preferences/preferences.ts";
import { stopRun } from "#state/replies/load-run.ts";
import { getIsPhone } from "#state/window-width.ts";

/** A key binding, for the key listener and for the help sheet. */
export type Shortcut = {
  keys: string;
  label: string;
  /** Absent for a key that a single field handles itself. */
  run?: () => void;
  /** A layer over which the shortcut works too; under any other layer the page is out of reach. */
  alsoIn?: Layer["kind"];
};

/** Every shortcut of the whole page. A new one is a row here. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: "$mod+Enter",
    label: "Run the prompt; with an empty prompt, run the last turn again",
    alsoIn: "parameters",
    run: () => {
      const button = document.getElementById("run");
      if (button) button.click();
      else announce("An answer is still being written. Stop it or wait for it to finish.");
    },
  },
  { keys: "Escape", label: "Close the dialog; otherwise stop", run: stopAll },
  { keys: "ArrowUp", label: "In an empty prompt: edit the last turn" },
  {
    keys: "$mod+Alt+KeyN",
    label: "New conversation",
    run: () => {
      openNewConversation();
      document.getElementById("prompt")?.focus();
    },
  },
  {
    keys: "$mod+Alt+KeyC",
    label: "Show as code",
    alsoIn: "code",
    run: () => toggleLayer({ kind: "code" }),
  },
  {
    keys: "$mod+Alt+KeyS",
    label: "Copy a link with this conversation",
    run: () => void import("#state/capsule/share-link.ts").then(({ copyShareLink }) => copyShareLink()),
  },
  {
    keys: "$mod+KeyB",
    label: "Show or hide the conversations",
    alsoIn: "navigation",
    run: () => {
      if (getIsPhone()) toggleLayer({ kind: "navigation" });
      else preferencesChanged({ navigationOpen: !getPreferences().navigationOpen });
    },
  },
  { keys: "$mod+Slash", label: "This list", alsoIn: "shortcuts", run: () => toggleLayer({ kind: "shortcuts" }) },
];

function toggleLayer(layer: Extract<Layer, { kind: "code" | "navigation" | "shortcuts" }>): void {
  if (getLayer()?.kind === layer.kind) layerClosed();
  else layerOpened(layer);
}

function stopAll(): void {
  const conversation = getOpenConversation();
  if (conversation) void stopRun(conversation.id);
}
