import { assertNever } from "#core/assert-never.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Layer } from "#state/layers.ts";
import { EarlierPromptsDialog } from "./earlier-prompts-dialog.tsx";
import { PromptDialog } from "./prompt-dialog.tsx";
import { SavePromptDialog } from "./save-prompt-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";

/** The layers of what is kept by name: saved prompts, their system prompts, and saved settings. */
export function LibraryLayer({
  layer,
  variantId,
  letter,
}: {
  layer: Extract<Layer, { kind: "earlier-system-prompts" | "prompt" | "save-prompt" | "saved-settings" }>;
  variantId: Id;
  letter: string;
}) {
  switch (layer.kind) {
    case "earlier-system-prompts":
      return <EarlierPromptsDialog variantId={layer.variantId} />;
    case "prompt":
      return <PromptDialog promptId={layer.promptId} />;
    case "save-prompt":
      return <SavePromptDialog variantId={variantId} letter={letter} />;
    case "saved-settings":
      return <SettingsDialog variantId={variantId} letter={letter} />;
    default:
      return assertNever(layer);
  }
}
