import type { Part } from "#core/content/part.ts";
import { askTurn } from "#core/conversation/ask-turn.ts";
import type { Conversation, Id, Reply, Turn } from "#core/conversation/conversation.ts";
import { titleFromPrompt } from "#core/conversation/title-from-prompt.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { readBlocks } from "#core/parameters/rules.ts";
import { readProblems } from "#core/parameters/read-sendable.ts";
import { readSettings } from "#core/conversation/settings.ts";
import { newId } from "#io/browser/new-id.ts";
import { modelUsed } from "#state/connections/connections.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { readOffer, readSpeech } from "#state/connections/speech.ts";
import { conversationChanged, readConversation, readOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, EMPTY_DRAFT, readDraft } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";
import { announced, noticeShown } from "#state/notices.ts";
import { readUnreadable } from "#state/parameters/unreadable-fields.ts";
import { waitForFiles } from "#state/vision/intake.ts";
import { partsOf } from "./draft-parts.ts";
import { repliesQueued } from "./reply-queue.ts";

/**
 * Runs what is on the screen: the draft as a new turn, or the last turn again where the composer is empty. Nothing is
 * sent, and the draft stays, where something stands in the way; the sentence says what, null means it runs.
 */
export async function run(): Promise<string | null> {
  const { text, attachments } = readDraft();
  const isBlank = text !== "" && text.trim() === "" && attachments.length === 0;
  const reason = isBlank ? ONLY_SPACES : await startRunOfDraft();
  if (reason !== null) announced(reason);
  return reason;
}

function startRunOfDraft(): Promise<string | null> {
  return startRun(() => partsOf(readDraft()), (id) => {
    // What was typed while the run was being started belongs to it.
    const parts = partsOf(readDraft());
    if (parts.length === 0) ask(id, readOpenConversation()?.view.leafTurnId ?? "");
    else {
      sendTurn(id, parts, readOpenConversation()?.view.leafTurnId ?? null);
      draftReplaced(EMPTY_DRAFT);
    }
  });
}

/** A new reply beside this one, with the variant's settings as they are now. */
export async function regenerateReply(reply: Reply): Promise<void> {
  const reason = await startRun(() => [], (id) => ask(id, reply.turnId, [reply.variantId]));
  if (reason !== null) noticeShown({ tone: "danger", text: reason });
}

/** A first reply where a cell has none, such as after its only one was deleted. */
export async function askCell(turnId: Id, variantId: Id): Promise<void> {
  const reason = await startRun(() => [], (id) => ask(id, turnId, [variantId]));
  if (reason !== null) noticeShown({ tone: "danger", text: reason });
}

/** Another version of a turn, beside it and asked at once; the old one and all that followed stay reachable. */
export async function sendEditedTurn(turn: Turn, text: string): Promise<string | null> {
  const pictures = turn.parts.filter(({ kind }) => kind !== "text");
  const parts: Part[] = text.trim() === "" ? pictures : [...pictures, { kind: "text", text }];
  if (parts.length === 0) return "A turn cannot be empty.";
  return startRun(() => parts, (id) => sendTurn(id, parts, turn.parentId));
}

const ONLY_SPACES = "The prompt holds only white space. Empty it to run the last turn again.";

let isStarting = false;

/** Checks that a run can start, waits for what that takes, and goes where the same conversation is still open. */
async function startRun(
  readParts: () => readonly Part[],
  go: (conversationId: Id) => void,
): Promise<string | null> {
  const conversation = readOpenConversation();
  if (!conversation) return "Étude is still opening.";
  if (isStarting) return "A run is just being started.";
  isStarting = true;
  try {
    // Pictures that were attached a moment ago belong to what is run.
    const areReady = await waitForFiles(conversation.id);
    if (readOpenConversation()?.id !== conversation.id) return leftBehind();
    if (!areReady) return "A file was refused. Run again to send the rest.";
    const ready = readOpenConversation() ?? conversation;
    const reason = readReasonNotToRun(ready, readParts());
    if (reason !== null) return reason;
    const missing = await findMissingKey(ready);
    if (missing !== null) return missing;
  } finally {
    isStarting = false;
  }
  if (readOpenConversation()?.id !== conversation.id) return leftBehind();
  go(conversation.id);
  return null;
}

function leftBehind(): string {
  const reason = "Another conversation was opened before the run could start. Nothing was sent.";
  noticeShown({ tone: "danger", text: reason });
  return reason;
}

/** Why Run would do nothing now, as a sentence; null where it would. */
export function readReasonNotToRun(conversation: Conversation, parts: readonly Part[]): string | null {
  if (parts.length === 0 && conversation.view.leafTurnId === null)
    return "Write a prompt first; there is nothing to run yet.";
  for (const variant of conversation.variants) {
    const settings = readSettings(conversation, variant.id);
    if (settings.modelId.trim() === "") return "Choose a model first.";
    const { source, specs, mostParts, preset } = readOffer(settings);
    if (parts.length > mostParts)
      return `${preset.name} takes at most ${mostParts} parts in a message to this model, and these are ${parts.length} with the text. Remove some pictures.`;
    const blocks = readBlocks(source, settings.parameters);
    // Only a field that is drawn and could be sent can be mended, and has to be.
    const unreadable = readUnreadable(variant.id).find(
      ({ path }) => specs.some((spec) => spec.path === path) && !Object.hasOwn(blocks, path),
    );
    if (unreadable) return `This cannot be sent yet. ${unreadable.path}: ${unreadable.reason}.`;
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
    return reason;
  }
  return null;
}

/** A new turn after `parentId`, asked of every variant. */
function sendTurn(conversationId: Id, parts: Part[], parentId: Id | null): void {
  const turn: Turn = { id: newId(), parentId, parts, askedOf: "all", createdAtMs: Date.now() };
  conversationChanged(conversationId, (before) => {
    const title = before.title === "" ? titleFromPrompt(textOf(parts)) || "Image" : before.title;
    return addTurn({ ...before, title }, turn);
  });
  ask(conversationId, turn.id);
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join(" ");
}

/** A new reply in each cell of a turn, or of the variants named; those that are there stay. */
function ask(conversationId: Id, turnId: Id, variantIds?: readonly Id[]): void {
  const conversation = readConversation(conversationId);
  const turn = conversation?.turns[turnId];
  if (!conversation || !turn) return;
  const all = conversation.variants.map(({ id }) => id);
  const asked = variantIds ?? all.filter((id) => turn.askedOf === "all" || turn.askedOf.includes(id));
  const wanted = asked.map((variantId) => ({ variantId, replyId: newId() }));
  const replies = askTurn(conversation, turnId, wanted, readSpeech);
  for (const { sentWith } of replies) modelUsed(sentWith.connectionId, sentWith.modelId);
  conversationChanged(conversationId, (before) => addReplies(before, replies));
  repliesQueued(
    conversationId,
    replies.map(({ id }) => id),
  );
}
