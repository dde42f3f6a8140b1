import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { isWordingsName } from "#core/conversation/variable-path.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Id } from "#core/vocabulary.ts";
import type { PromptSettings, WrittenPrompt } from "./saved-prompt.ts";

/**
 * What is written in the composer and set in a column; with an empty composer, the text of the last turn. The wording
 * that a column plays is no setting, since the text has all of them.
 */
export function capturePrompt(conversation: Conversation, variantId: Id, draftText: string): WrittenPrompt {
  const { imageScales: _scales, variables, ...settings } = resolveSettings(conversation, variantId);
  const lastTurn = getThread(conversation.turns, conversation.view.leafTurnId).at(-1);
  const text = draftText.trim() === "" ? joinTexts(listTurnParts(conversation, lastTurn, variantId)) : draftText;
  const swept = conversation.variants.find(({ id }) => id === variantId)?.swept;
  const own: PromptSettings = {
    ...settings,
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => !isWordingsName(name))),
  };
  const names = new Set(listMarkers([own.system, text]).map(({ name }) => name));
  const kinds = Object.entries(conversation.variableKinds ?? {}).filter(([name]) => names.has(name));
  return {
    text,
    settings: own,
    ...(kinds.length > 0 && { variableKinds: Object.fromEntries(kinds) }),
    ...(swept && { swept }),
  };
}
