import { fillTemplate } from "#core/templates/scan-template.ts";
import type { PromptValues } from "./resolve-sent-prompt.ts";

/** A prompt as it was sent with some settings: with its markers filled, unless its braces are text. */
export function fillPrompt(text: string, { fillsMarkers, variables }: PromptValues): string {
  return fillsMarkers ? fillTemplate(text, variables) : text;
}
