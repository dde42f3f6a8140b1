import type { Id } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { variantChosen } from "#state/page-choices.ts";
import { focusParameter } from "#ui/parameters/focus-parameter.ts";

/** Focuses the control of a variant's parameter and tints it for a moment; opens the panel where it is a sheet. */
export function showParameter(variantId: Id, path: string, tint: "accent" | "danger" = "danger"): void {
  variantChosen(variantId);
  if (!document.querySelector('aside[aria-label="Parameters"]')) layerOpened({ kind: "parameters" });
  focusParameter(path, tint);
}
