import { type Attachment, isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { isWordingsName } from "#core/conversation/variable-path.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Id } from "#core/vocabulary.ts";
import type { ImagePart, Part } from "#core/content/part.ts";
import type { PromptSettings, SavedPicture, WrittenPrompt } from "./saved-prompt.ts";

type WrittenDraft = { text: string; attachments: readonly Attachment[] };

/**
 * The prompt of the composer and the settings of a column; with an empty composer, the prompt of the last turn. The
 * wording that a column plays is no setting, since the text has all of them.
 */
export function capturePrompt(conversation: Conversation, variantId: Id, draft: WrittenDraft): WrittenPrompt {
  const { imageScales: _scales, variables, ...settings } = resolveSettings(conversation, variantId);
  const sent = isWritten(draft) ? [] : listLastParts(conversation, variantId);
  const text = isWritten(draft) ? draft.text : joinTexts(sent);
  const pictures = isWritten(draft)
    ? draft.attachments.filter(isPictureAttachment).map(keepAttachment)
    : keepParts(sent);
  const swept = conversation.variants.find(({ id }) => id === variantId)?.swept;
  const own: PromptSettings = {
    ...settings,
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => !isWordingsName(name))),
  };
  const names = new Set(listMarkers([own.system, text, own.prefill ?? ""]).map(({ name }) => name));
  const kinds = Object.entries(conversation.variableKinds ?? {}).filter(([name]) => names.has(name));
  return {
    text,
    settings: own,
    ...(kinds.length > 0 && { variableKinds: Object.fromEntries(kinds) }),
    ...(swept && { swept }),
    ...(pictures.length > 0 && { pictures }),
  };
}

/** The number of documents in the prompt that is captured. A saved prompt keeps none of them. */
export function countDocuments(conversation: Conversation, variantId: Id, draft: WrittenDraft): number {
  const parts = isWritten(draft) ? draft.attachments.map(({ part }) => part) : listLastParts(conversation, variantId);
  return parts.filter(({ kind }) => kind === "document").length;
}

const isWritten = ({ text, attachments }: WrittenDraft): boolean => text.trim() !== "" || attachments.length > 0;

function listLastParts(conversation: Conversation, variantId: Id): readonly Part[] {
  const lastTurn = getThread(conversation.turns, conversation.view.leafTurnId).at(-1);
  return listTurnParts(conversation, lastTurn, variantId);
}

function keepAttachment({ part, name, sizeBytes }: PictureAttachment): SavedPicture {
  return { ...keepPart(part), name, sizeBytes };
}

/** The pictures of a turn. Their sizes in bytes, which a turn does not have, are 0. */
function keepParts(parts: readonly Part[]): SavedPicture[] {
  return parts
    .filter((part) => part.kind === "image")
    .map((part, index) => ({ ...keepPart(part), name: `image ${index + 1}`, sizeBytes: 0 }));
}

function keepPart({
  blob,
  mediaType,
  widthPx,
  heightPx,
  alt,
  isLabelled,
}: ImagePart): Omit<SavedPicture, "name" | "sizeBytes"> {
  return {
    blob,
    mediaType,
    widthPx,
    heightPx,
    ...(alt !== undefined && { alt }),
    ...(isLabelled && { isLabelled }),
  };
}
