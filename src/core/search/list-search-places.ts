import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation, Reply, Settings, Turn } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import { getNewestVersion } from "#core/library/saved-prompt.ts";
import type { SearchPlace } from "./search-place.ts";
import { MAX_DOCUMENT_CHARS, MAX_TEXT_CHARS } from "./search-place.ts";

/** The texts of a conversation: its title and settings, then each turn with its replies. */
export function listConversationPlaces(conversation: Conversation): SearchPlace[] {
  const { title, shared, variants, turns, replies } = conversation;
  const settings = variants.flatMap(({ id, overrides }) =>
    listSettingPlaces(overrides).map((place) => ({ ...place, variantId: id })),
  );
  const ofTurns = Object.values(turns)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .flatMap((turn, index) => [
      buildTurnPlace(turn, index + 1),
      ...Object.values(replies)
        .filter(({ turnId }) => turnId === turn.id)
        .map((reply) => buildReplyPlace(reply, index + 1)),
    ]);
  return limit([{ kind: "title", text: title }, ...listSettingPlaces(shared), ...settings, ...ofTurns]);
}

/** The texts of a saved prompt in its newest version. */
export function listPromptPlaces(prompt: SavedPrompt): SearchPlace[] {
  const { text, settings } = getNewestVersion(prompt);
  return limit([
    { kind: "name", text: [prompt.name, ...prompt.tags].join(" ") },
    { kind: "prompt", text },
    ...listSettingPlaces(settings),
  ]);
}

function listSettingPlaces({ modelId = "", system = "", variables = {} }: Partial<Settings>): SearchPlace[] {
  const values = Object.entries(variables).map(([name, value]) => `${name}: ${value}`);
  const places: SearchPlace[] = [
    { kind: "model", text: modelId, modelId },
    { kind: "system", text: system },
    { kind: "variables", text: values.join("\n") },
  ];
  return places.filter(({ text }) => text !== "");
}

function buildTurnPlace({ id, parts }: Turn, turnNumber: number): SearchPlace {
  const place: SearchPlace = { kind: "prompt", text: joinTexts(parts), turnId: id, turnNumber };
  return parts.some(({ kind }) => kind === "image") ? { ...place, hasPictures: true } : place;
}

function buildReplyPlace(reply: Reply, turnNumber: number): SearchPlace {
  const { turnId, variantId, sentWith, status, parts } = reply;
  const { modelId } = sentWith;
  return {
    kind: "answer",
    text: getReplyText(reply),
    turnId,
    variantId,
    turnNumber,
    modelId,
    ...(status === "failed" && { isFailed: true }),
    ...(parts.some(({ kind }) => kind === "image") && { hasPictures: true }),
  };
}

/** The places with as much of their texts as is searched. */
function limit(places: readonly SearchPlace[]): SearchPlace[] {
  let left = MAX_DOCUMENT_CHARS;
  return places.map((place) => {
    const text = place.text.slice(0, Math.min(MAX_TEXT_CHARS, left));
    left -= text.length;
    return { ...place, text };
  });
}
