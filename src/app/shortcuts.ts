import { readOpenConversation, readUnsettledReplies } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { layerClosed, layerOpened, readLayer } from "#state/layers.ts";
import { announced } from "#state/notices.ts";
import { preferencesChanged, readPreferences } from "#state/preferences/preferences.ts";
import { stopAllReplies } from "#state/replies/reply-queue.ts";

/** One key binding: the listener, the help sheet and nothing else is made from it. */
export type Shortcut = { keys: string; label: string; run: (event: KeyboardEvent) => void };

/** Every shortcut of the page. A new one is a row here. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: "$mod+Enter",
    label: "Run the prompt, or the last turn again",
    run: (event) => {
      event.preventDefault();
      const button = document.getElementById("run");
      if (button) button.click();
      else announced("An answer is still being written. Stop it, or wait for its end.");
    },
  },
  { keys: "Escape", label: "Close what lies on top, else stop", run: stopUnlessLayered },
  { keys: "ArrowUp", label: "In an empty prompt: edit the last turn", run: () => {} },
  {
    keys: "$mod+Alt+KeyN",
    label: "New conversation",
    run: (event) => {
      event.preventDefault();
      openNewConversation();
      focusPrompt();
    },
  },
  {
    keys: "$mod+KeyB",
    label: "Show or hide the conversations",
    run: (event) => {
      event.preventDefault();
      if (matchMedia("(width < 48rem)").matches) {
        if (readLayer() === null) layerOpened("navigation");
        else layerClosed();
      } else preferencesChanged({ navigationOpen: !readPreferences().navigationOpen });
    },
  },
  {
    keys: "$mod+Slash",
    label: "This list",
    run: (event) => {
      event.preventDefault();
      if (readLayer() === "shortcuts") layerClosed();
      else layerOpened("shortcuts");
    },
  },
];

function stopUnlessLayered(): void {
  const conversation = readOpenConversation();
  if (readLayer() !== null || !conversation) return;
  if (readUnsettledReplies(conversation.id).length > 0) stopAllReplies(conversation.id);
}

function focusPrompt(): void {
  document.getElementById("prompt")?.focus();
}
