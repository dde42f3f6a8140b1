import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getLayer, layerClosed, layerOpened } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { stopRun } from "#state/replies/load-run.ts";
import { getIsPhone } from "#state/window-width.ts";

/** The actions that act at once, without code that is fetched for them, by the action's id. */
export const AT_ONCE: Readonly<Record<string, () => void>> = {
  run: pressRun,
  stop: stopAll,
  "new-conversation": openNew,
  navigation: toggleNavigation,
};

/**
 * Presses Run, so that its own reasons are shown where something prevents the run. Where the prompt is hidden, it is shown
 * first: nothing is sent that is not on the screen.
 */
export function pressRun(): void {
  const button = document.querySelector<HTMLElement>("[data-shows-prompt]") ?? document.getElementById("run");
  if (button) button.click();
  else announce("An answer is still being written. Stop it or wait for it to finish.");
}

/** Stops every answer of the open conversation. */
export function stopAll(): void {
  const conversation = getOpenConversation();
  if (conversation) void stopRun(conversation.id);
}

export function openNew(): void {
  openNewConversation();
  document.getElementById("prompt")?.focus();
}

/** Shows or hides the list of conversations, which on a phone is a sheet. */
export function toggleNavigation(): void {
  if (!getIsPhone()) preferencesChanged({ navigationOpen: !getPreferences().navigationOpen });
  else if (getLayer()?.kind === "navigation") layerClosed();
  else layerOpened({ kind: "navigation" });
}
