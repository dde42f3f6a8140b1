import { createConversation } from "#core/conversation/create-conversation.ts";
import { SAMPLE_CALL } from "#core/first-call/sample-call.ts";
import { newId } from "#io/browser/new-id.ts";
import { conversationTouched } from "#state/document/save-states.ts";
import { EMPTY_DRAFT } from "#state/document/drafts.ts";
import { resolveNewSettings } from "#state/document/new-settings.ts";
import { openMadeConversation } from "#state/document/open-conversations.ts";
import { sampleTaken } from "./first-call-progress.ts";

/** Opens a new conversation with the sample prompt of the documentation and its model. The open one stays as it is, with its draft. */
export function takeSample(): void {
  const { connectionId, modelId, prompt } = SAMPLE_CALL;
  const settings = resolveNewSettings(connectionId, modelId);
  const conversation = createConversation(newId(), newId(), settings);
  openMadeConversation(conversation, { ...EMPTY_DRAFT, text: prompt });
  conversationTouched(conversation.id);
  sampleTaken({ id: conversation.id, parameters: settings.parameters });
}
