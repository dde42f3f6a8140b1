import { askTurn } from "#core/conversation/ask-turn.ts";
import type { Conversation, Id, Reply, Turn } from "#core/conversation/conversation.ts";
import { titleFromPrompt } from "#core/conversation/create-conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { readProblems } from "#core/parameters/read-sendable.ts";
import { readSettings } from "#core/conversation/settings.ts";
import { newId } from "#io/browser/new-id.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { readOffer, readSpeech } from "#state/connections/speech.ts";
import { openConversationChanged, readOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, readDraft } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";
import { announced } from "#state/notices.ts";
import { readUnreadable } from "#state/parameters/unreadable-fields.ts";
import { repliesQueued } from "./reply-queue.ts";

/**
 * Runs what is on the screen: the draft as a new turn, or the last turn again where the composer is empty. Nothing is
 * sent, and the draft stays, where something stands in the way; the sentence says what, null means it runs.
 */
export async function run(): Promise<string | null> {
  const conversation = readOpenConversation();
  const draft = readDraft();
  if (!conversation) return "Étude is still opening.";
  const reason = readReasonNotToRun(conversation, draft.text);
  if (reason !== null) {
    announced(reason);
    return reason;
  }
  const missing = await findMissingKey(conversation);
  if (missing !== null) return missing;
  if (draft.text.trim() === "") {
    runTurnAgain(conversation.view.leafTurnId ?? "");
    return null;
  }
  draftReplaced({ text: "" });
  sendTurn(draft.text, conversation.view.leafTurnId);
  return null;
}

/** Why Run would do nothing now, as a sentence; null where it would. */
function readReasonNotToRun(conversation: Conversation, draftText: string): string | null {
  if (draftText.trim() === "" && conversation.view.leafTurnId === null)
    return "Write a prompt first; there is nothing to run yet.";
  const unreadable = readUnreadable(conversation.variants.map(({ id }) => id));
  if (unreadable) return `This cannot be sent yet. ${unreadable.path}: ${unreadable.reason}.`;
  for (const variant of conversation.variants) {
    const settings = readSettings(conversation, variant.id);
    if (settings.modelId.trim() === "") return "Choose a model first.";
    const { source, specs } = readOffer(settings);
    const [problem] = readProblems(source, specs, settings.parameters, settings.extraJson);
    if (problem !== undefined) return `This cannot be sent yet. ${problem}.`;
  }
  return null;
}

/** A connection that needs a key and has none opens its dialog instead of failing: the sentence, or null. */
async function findMissingKey(conversation: Conversation): Promise<string | null> {
  for (const variant of conversation.variants) {
    const settings = readSettings(conversation, variant.id);
    const { preset, route } = await loadRoute(settings.connectionId);
    if (route.via !== "nowhere") continue;
    const reason =
      route.missing === "key"
        ? `${preset.name} needs an API key. Your prompt is kept.`
        : `${preset.name} needs a base URL. Your prompt is kept.`;
    layerOpened("connections", reason);
    announced(reason);
    return reason;
  }
  return null;
}

/** A new turn after `parentId`, asked of every variant. */
function sendTurn(text: string, parentId: Id | null): void {
  const turn: Turn = {
    id: newId(),
    parentId,
    parts: [{ kind: "text", text }],
    askedOf: "all",
    createdAtMs: Date.now(),
  };
  openConversationChanged((before) => {
    const title = before.title === "" ? titleFromPrompt(text) : before.title;
    return addTurn({ ...before, title }, turn);
  });
  ask(turn.id);
}

/** A new reply in every cell of a turn; those that are there stay. */
function runTurnAgain(turnId: Id): void {
  ask(turnId);
}

/** A new reply beside this one, with the variant's settings as they are now. */
export async function regenerateReply(reply: Reply): Promise<void> {
  const conversation = readOpenConversation();
  if (!conversation) return;
  const reason = readReasonNotToRun(conversation, "again");
  if (reason !== null) {
    announced(reason);
    return;
  }
  if ((await findMissingKey(conversation)) === null) ask(reply.turnId, [reply.variantId]);
}

/** Another version of a turn, beside it and asked at once; the old one and all that followed stay reachable. */
export async function sendEditedTurn(turn: Turn, text: string): Promise<string | null> {
  const conversation = readOpenConversation();
  if (!conversation) return null;
  const reason =
    text.trim() === "" ? "A turn cannot be empty." : readReasonNotToRun(conversation, text);
  if (reason !== null) return reason;
  const missing = await findMissingKey(conversation);
  if (missing === null) sendTurn(text, turn.parentId);
  return missing;
}

function ask(turnId: Id, variantIds?: readonly Id[]): void {
  const conversation = readOpenConversation();
  const turn = conversation?.turns[turnId];
  if (!conversation || !turn) return;
  const asked =
    variantIds ??
    conversation.variants.map(({ id }) => id).filter((id) => turn.askedOf === "all" || turn.askedOf.includes(id));
  const ids = asked.map((variantId) => ({ variantId, replyId: newId() }));
  const replies = askTurn(conversation, turnId, ids, readSpeech);
  openConversationChanged((before) => addReplies(before, replies));
  repliesQueued(
    conversation.id,
    replies.map(({ id }) => id),
  );
}
