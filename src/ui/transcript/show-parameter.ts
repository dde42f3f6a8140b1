import type { Id } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { variantChosen } from "#state/page-choices.ts";

/** The frames to wait for a panel that opens as a sheet or whose control is being fetched. */
const MAX_FRAMES_TO_WAIT = 120;

/** Focuses the control of a variant's parameter and tints it for a moment; opens the panel where it is a sheet. */
export function showParameter(variantId: Id, path: string): void {
  variantChosen(variantId);
  if (!document.querySelector('aside[aria-label="Parameters"]')) layerOpened({ kind: "parameters" });
  focusControl(path, MAX_FRAMES_TO_WAIT);
}

function focusControl(path: string, framesLeft: number): void {
  const name = CSS.escape(path.startsWith("thinking.") ? "thinking.budget_tokens" : path);
  const row = document.querySelector<HTMLElement>(
    `aside[aria-label="Parameters"] [role="group"][aria-label="${name}"]`,
  );
  const control =
    row?.querySelector<HTMLElement>("input:not([type=range]), textarea, select") ?? row?.querySelector("button");
  if (row && control) {
    row.scrollIntoView({ block: "center" });
    control.focus();
    row.animate([{ backgroundColor: "var(--danger-soft)" }, {}], { duration: 1600 });
  } else if (framesLeft > 0) requestAnimationFrame(() => focusControl(path, framesLeft - 1));
}
