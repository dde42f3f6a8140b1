import type { KeyboardEvent } from "react";
import { lastTurnEditOpened } from "#state/page-choices.ts";

/** Acts on the keys of a prompt's field: ArrowUp in an empty one edits the last turn, and Enter runs where it is to. */
export function handlePromptKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  start: (() => Promise<void>) | undefined,
): void {
  if (event.key === "ArrowUp" && event.currentTarget.value === "") {
    if (lastTurnEditOpened()) event.preventDefault();
  }
  const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "Enter" && start && isPlain) {
    event.preventDefault();
    void start();
  }
}
