import type { Id } from "#core/vocabulary.ts";
import { showParameters } from "#state/actions/show-parameters.ts";
import { variantChosen } from "#state/page-choices.ts";
import { focusParameter } from "#ui/parameters/focus-parameter.ts";

/** Focuses the control of a variant's parameter and tints it for a moment; shows the panel where it is hidden. */
export function showParameter(variantId: Id, path: string, tint: "accent" | "danger" = "danger"): void {
  variantChosen(variantId);
  showParameters();
  focusParameter(path, tint);
}
