import { assertNever } from "#core/assert-never.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Layer } from "#state/layers.ts";
import { PromptDialog } from "./prompt-dialog.tsx";
import { SavePromptDialog } from "./save-prompt-dialog.tsx";

/** The layers of saved prompts. */
export function LibraryLayer({
  layer,
  variantId,
  letter,
}: {
  layer: Extract<Layer, { kind: "prompt" | "save-prompt" }>;
  variantId: Id;
  letter: string;
}) {
  switch (layer.kind) {
    case "prompt":
      return <PromptDialog promptId={layer.promptId} />;
    case "save-prompt":
      return <SavePromptDialog variantId={variantId} letter={letter} />;
    default:
      return assertNever(layer);
  }
}
