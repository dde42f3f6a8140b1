import type { Part } from "#core/content/part.ts";
import { createReplies } from "#core/conversation/create-replies.ts";
import type { Conversation, Reply, Turn } from "#core/conversation/conversation.ts";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import type { RunContext, RunPlan } from "#core/conversation/plan-run.ts";
import { planReplies, planRun } from "#core/conversation/plan-run.ts";
import type { Id } from "#core/vocabulary.ts";
import { modelUsed } from "#state/connections/connections.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { conversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, EMPTY_DRAFT, getDraft } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";
import { getSpendCap } from "#state/models/spend-cap.ts";
import { announce, showNotice } from "#state/notices.ts";
import { forgetOriginals } from "#state/vision/forget-originals.ts";
import { waitForFiles } from "#state/vision/intake.ts";
import { CONFIRM_ABOVE, confirmRun, MAX_REPLIES } from "./confirm-run.ts";
import { draftContent } from "./draft-content.ts";
import { validateRun, listConnectionIds } from "./validate-run.ts";
import { queueReplies } from "./reply-queue.ts";
import { createRunContext } from "./run-context.ts";

/** What a run would do to a conversation; made anew when it starts, since time passes between. */
type Planner = (conversation: Conversation, context: RunContext) => RunPlan | { reason: string };

/**
 * Runs what is on the screen: the draft as a new turn, or the last turn again where the composer is empty. Nothing is
 * sent, and the draft stays, where something stands in the way; the sentence says what, null means it runs.
 */
export async function run(): Promise<string | null> {
  const { text, attachments } = getDraft();
  const isBlank = text !== "" && text.trim() === "" && attachments.length === 0;
  // What was typed while the run was being started belongs to it.
  const planDraft: Planner = (conversation, context) => planRun(conversation, draftContent(getDraft()), context);
  const reason = isBlank ? ONLY_SPACES : await startRun(planDraft, emptyComposer);
  if (reason !== null) announce(reason);
  return reason;
}

/** What was said is a turn now. A composer that held nothing is left alone, and keeps the focus. */
function emptyComposer(): void {
  const draft = getDraft();
  if (draftContent(draft).parts.length === 0) return;
  draftReplaced(EMPTY_DRAFT);
  forgetOriginals(draft.attachments);
}

/** A new reply beside this one, with the variant's settings as they are now. */
export function regenerateReply({ turnId, variantId, after }: Reply): Promise<void> {
  return startOrShowReason(planReplyBeside(turnId, variantId, after));
}

/** A reply beside this one that goes on from what its tools gave back. The sentence says why not, null means it runs. */
export function sendToolResults({ id, turnId, variantId }: Reply, results: Part[]): Promise<string | null> {
  return startRun(planReplyBeside(turnId, variantId, { replyId: id, kind: "tools", results }));
}

/** One more reply in a cell, after what was said between the model and its tools where there was any. */
function planReplyBeside(turnId: Id, variantId: Id, after: Reply["after"]): Planner {
  return (conversation, { newId, resolveRequestFormat }) => {
    const created = createReplies(conversation, turnId, [{ variantId, replyId: newId() }], resolveRequestFormat);
    const replies = created.map((reply) => (after?.kind === "tools" ? { ...reply, after } : reply));
    return { conversation: addReplies(conversation, replies), replies };
  };
}

/** First replies where a cell has none, such as after its only one was deleted. */
export function runCell(turnId: Id, variantId: Id): Promise<void> {
  return startOrShowReason((conversation, context) => planReplies(conversation, turnId, [variantId], context));
}

/** Another version of a turn, beside it and asked at once; the old one and all that followed stay reachable. */
export async function sendEditedTurn(turn: Turn, text: string): Promise<string | null> {
  const pictures = turn.parts.filter(({ kind }) => kind !== "text");
  const parts: Part[] = text.trim() === "" ? pictures : [...pictures, { kind: "text", text }];
  return sendTurnVersion(turn, parts);
}

/** Another version of a turn with these parts, beside it and asked at once. */
export async function sendTurnVersion(turn: Turn, parts: Part[]): Promise<string | null> {
  return parts.length === 0 ? "A turn cannot be empty." : startRun(planTurnVersion(turn, parts));
}

/** The same turn once more, beside it: a new branch from here on. The old one and all that followed stay reachable. */
export function runAgainFromHere(turn: Turn): Promise<void> {
  return startOrShowReason(planTurnVersion(turn, turn.parts));
}

/** A version of a turn is the next turn of the branch that ends before it. */
function planTurnVersion({ parentId }: Turn, parts: Part[]): Planner {
  return (conversation, context) =>
    planRun(
      { ...conversation, view: { ...conversation.view, leafTurnId: parentId } },
      { parts, imageSizes: {} },
      context,
    );
}

const ONLY_SPACES = "The prompt holds only white space. Empty it to run the last turn again.";

async function startOrShowReason(plan: Planner): Promise<void> {
  const reason = await startRun(plan);
  if (reason !== null) showNotice({ tone: "danger", text: reason });
}

let isStarting = false;

/** Checks that a run can start, waits for what that takes, and goes where the same conversation is still open. */
async function startRun(plan: Planner, onStarted: () => void = () => {}): Promise<string | null> {
  const conversation = getOpenConversation();
  if (!conversation) return "Étude is still opening.";
  if (isStarting) return "A run is just being started.";
  isStarting = true;
  try {
    // Pictures that were attached a moment ago belong to what is run.
    const areReady = await waitForFiles(conversation.id);
    if (getOpenConversation()?.id !== conversation.id) return reportConversationLeft();
    if (!areReady) return "A file was refused. Run again to send the rest.";
    const planned = plan(getOpenConversation() ?? conversation, createRunContext());
    if ("reason" in planned) return `${planned.reason}.`;
    const problem = validateRun(planned) ?? (await findMissingKey(planned)) ?? (await findTooManyReplies(planned));
    if (problem !== null) return problem;
  } finally {
    isStarting = false;
  }
  if (getOpenConversation()?.id !== conversation.id) return reportConversationLeft();
  const planned = plan(getOpenConversation() ?? conversation, createRunContext());
  if ("reason" in planned) return `${planned.reason}.`;
  startReplies(conversation.id, planned);
  onStarted();
  return null;
}

function reportConversationLeft(): string {
  const reason = "Another conversation was opened before the run could start. Nothing was sent.";
  showNotice({ tone: "danger", text: reason });
  return reason;
}

/** The plan becomes the conversation, and its replies are asked for. */
function startReplies(conversationId: Id, { conversation, replies }: RunPlan): void {
  for (const { sentWith } of replies) modelUsed(sentWith.connectionId, sentWith.modelId);
  const turn = conversation.turns[replies[0]?.turnId ?? ""];
  const title = conversation.title === "" && turn ? deriveTitle(textOf(turn.parts)) || "Image" : conversation.title;
  conversationChanged(conversationId, () => ({ ...conversation, title }));
  queueReplies(
    conversationId,
    replies.map(({ id }) => id),
  );
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join(" ");
}

/** A connection that needs a key and has none opens its dialog instead of failing: the sentence, or null. */
async function findMissingKey(plan: RunPlan): Promise<string | null> {
  for (const connectionId of listConnectionIds(plan)) {
    const { preset, route } = await loadRoute(connectionId);
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

async function findTooManyReplies({ replies }: RunPlan): Promise<string | null> {
  const count = replies.length;
  if (count > MAX_REPLIES && getSpendCap() === null)
    return `These would be ${count} replies, and ${MAX_REPLIES} are the most in one run without a spend cap, which is under Costs. Nothing was sent.`;
  return count <= CONFIRM_ABOVE || (await confirmRun(count)) ? null : "Not run. Your prompt is kept.";
}
