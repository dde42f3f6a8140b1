import { changeSharedSettings } from "#core/conversation/settings.ts";
import { openConversationChanged } from "#state/document/documents.ts";

/** Sets the system prompt that all columns share; those with their own keep it. */
export function systemPromptChanged(system: string): void {
  openConversationChanged((before) => changeSharedSettings(before, { system }));
}
