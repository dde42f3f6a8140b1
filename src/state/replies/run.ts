import { parsePresetId } from "#core/connections/presets.ts";
import type { Part } from "#core/content/part.ts";
import { listLeavingIds } from "#core/conversation/change-sweep.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { createReplies } from "#core/conversation/create-replies.ts";
import type { Cell, Conversation, Reply, Turn } from "#core/conversation/conversation.ts";
import { fillTextPart } from "#core/conversation/request-messages.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { restoreVariants } from "#core/conversation/edit-variants.ts";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import type { RunContext, RunPlan } from "#core/conversation/plan-run.ts";
import { applyPlan, planReplies, planRequests, planRun } from "#core/conversation/plan-run.ts";
import { joinPrompts, listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { RunProblem, ValidationContext } from "#core/conversation/validate-run.ts";
import { validateRun } from "#core/conversation/validate-run.ts";
import type { Id } from "#core/vocabulary.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { modelUsed } from "#state/connections/connections.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { conversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { getColumnPrompt, removeSent } from "#state/document/own-prompts.ts";
import { layerOpened } from "#state/layers.ts";
import { getSpendCap } from "#state/models/spend-cap.ts";
import { announce, showNotice } from "#state/notices.ts";
import { forgetOriginals } from "#state/vision/unused-pictures.ts";
import { onReset } from "#state/reset-state.ts";
import { versionImagesDiscarded } from "#state/vision/attachments.ts";
import { waitForFiles } from "#state/document/intake.ts";
import { CONFIRM_ABOVE, confirmRun, MAX_REPLIES } from "./confirm-run.ts";
import { queueReplies } from "./reply-queue.ts";
import { rowRunStopped, startRowRun } from "./row-runs.ts";
import { createRunContext, createValidationContext, hasContent, planDraft } from "./run-context.ts";

/** Returns the plan of a run, or the reason why there is none. */
type Planner = (conversation: Conversation, context: RunContext) => RunPlan | { reason: string };

/** The run of the draft that is starting. */
let starting: Promise<string | null> | undefined;

/**
 * Runs the draft as a new turn, or the last turn again where the composer is empty. Returns a sentence where something
 * prevents the run; then nothing is sent and the draft stays. Returns null for a started run. A call while a run of the
 * draft is starting joins it.
 */
export function run(): Promise<string | null> {
  starting ??= runDraft().finally(() => {
    starting = undefined;
  });
  return starting;
}

async function runDraft(): Promise<string | null> {
  // Text typed while the run is starting belongs to the run.
  const reason = await startRun((before) => planDraft(before, getDraft()), emptyComposer);
  if (reason !== null) announce(reason);
  return reason;
}

/** Empties the composer after its content became a turn. An empty composer is left alone and keeps the focus. */
function emptyComposer(): void {
  const draft = getDraft();
  const conversation = getOpenConversation();
  const columnIds = conversation
    ? listColumns(conversation).flatMap(({ id, isResting }) => (isResting ? [] : [id]))
    : [];
  const sent = (draft.isSplit ? columnIds : [""]).map((id) => getColumnPrompt(draft, id));
  if (!sent.some(hasContent)) return;
  draftReplaced(removeSent(draft, columnIds));
  forgetOriginals(sent.flatMap(({ attachments }) => attachments));
}

/** Adds a reply beside this one, with the variant's current settings. */
export function regenerateReply({ turnId, variantId, rowId, after }: Reply): Promise<void> {
  return startOrShowReason(planReplyBeside({ turnId, variantId, rowId }, after));
}

/**
 * Adds a reply that continues from the results of this reply's tool calls. Returns a sentence where something prevents
 * it, else null.
 */
export function sendToolResults({ id, turnId, variantId, rowId }: Reply, results: Part[]): Promise<string | null> {
  return startRun(planReplyBeside({ turnId, variantId, rowId }, { replyId: id, kind: "tools", results }));
}

/** Plans one more reply in a cell, after the tool messages where there are any. */
function planReplyBeside(cell: Cell, after: Reply["after"]): Planner {
  return (conversation, { newId, resolveRequestFormat }) => {
    const created = createReplies(conversation, [{ ...cell, replyId: newId() }], resolveRequestFormat);
    return planRequests(
      conversation,
      created.map((reply) => (after?.kind === "tools" ? { ...reply, after } : reply)),
    );
  };
}

/** Runs the first replies of an empty cell, in the given row or else the open one. */
export function runCell(turnId: Id, variantId: Id, rowId?: Id): Promise<void> {
  return startOrShowReason((conversation, context) =>
    planReplies(conversation, turnId, [{ variantId, rowId: rowId ?? conversation.view.rowId }], context),
  );
}

/**
 * Runs another version of a turn with this text and the pictures added to it; the old version and its later turns stay
 * reachable.
 */
export async function sendEditedTurn(turn: Turn, text: string): Promise<string | null> {
  if (!(await waitForFiles(turn.id))) return "A file was refused. Send again to send the rest.";
  const added = getDraft().versionImages?.[turn.id] ?? [];
  const pictures = [...turn.parts.filter(({ kind }) => kind !== "text"), ...added.map(({ part }) => part)];
  const parts: Part[] = text.trim() === "" ? pictures : [...pictures, { kind: "text", text }];
  const reason = await sendTurnVersion(turn, { parts });
  if (reason === null) versionImagesDiscarded(turn.id);
  return reason;
}

/**
 * Runs another version of a turn in which columns have prompts of their own, with these texts of columns. Pictures that were
 * added belong to their column.
 */
export async function sendEditedPrompts(
  turn: Turn,
  texts: readonly { columnId: Id; text: string }[],
): Promise<string | null> {
  if (!(await waitForFiles(turn.id))) return "A file was refused. Send again to send the rest.";
  const conversation = getOpenConversation();
  if (!conversation) return null;
  const added = getDraft().versionImages?.[turn.id] ?? [];
  const columns = listColumns(conversation);
  const prompts = texts.map(({ columnId, text }) => {
    const before = listTurnParts(conversation, turn, columnId).filter(({ kind }) => kind !== "text");
    const now = added.flatMap((image) => (image.columnId === columnId ? [image.part] : []));
    const written: Part[] = text.trim() === "" ? [] : [{ kind: "text", text }];
    return { variantId: columnId, parts: [...before, ...now, ...written] };
  });
  const emptyIds = prompts.flatMap(({ variantId, parts }) => (parts.length === 0 ? [variantId] : []));
  const emptyIndex = columns.findIndex(({ id, isResting }) => emptyIds.includes(id) && !isResting);
  if (emptyIndex >= 0) return `Prompt ${formatColumnLetter(emptyIndex)} is empty. Write it, or pause its column.`;
  const reason = await sendTurnVersion(turn, joinPrompts(prompts.filter(({ parts }) => parts.length > 0)));
  if (reason === null) versionImagesDiscarded(turn.id);
  return reason;
}

/** The content of a turn, without its position in the tree. */
type TurnContent = Pick<Turn, "parts" | "own">;

/** Runs another version of a turn with this content. */
export async function sendTurnVersion(turn: Turn, content: TurnContent): Promise<string | null> {
  return content.parts.length === 0 ? "A turn cannot be empty." : startRun(planTurnVersion(turn, content));
}

/**
 * Runs the same turn once more as a new version, which starts a new branch. The old version and its later turns stay
 * reachable.
 */
export function runAgainFromHere(turn: Turn): Promise<void> {
  return startOrShowReason(planTurnVersion(turn, turn, true));
}

/** Plans a version of a turn as the next turn of the branch that ends before it. */
function planTurnVersion({ parentId }: Turn, { parts, own }: TurnContent, isAgain = false): Planner {
  return (conversation, context) =>
    planRun(
      { ...conversation, view: { ...conversation.view, leafTurnId: parentId } },
      { parts, ...(own && { own }), imageSizes: {}, isAgain },
      context,
    );
}

async function startOrShowReason(plan: Planner): Promise<void> {
  const reason = await startRun(plan);
  if (reason !== null) showNotice({ tone: "danger", text: reason });
}

/** The end of the last start of a run, failed or not. */
let lastStart: Promise<unknown> = Promise.resolve();
onReset(() => {
  lastStart = Promise.resolve();
  starting = undefined;
});

/**
 * Starts a run behind those that are starting already, since each plan is made on the replies of the one before it.
 * Returns the reason where it does not start, else null.
 */
async function startRun(makePlan: Planner, onStarted: () => void = () => {}): Promise<string | null> {
  const id = getOpenConversation()?.id;
  if (id === undefined) return "Étude is still loading.";
  if (getStorageTrouble() === "replaced")
    return "A newer version of Étude is open in another tab. Load this page again, then run.";
  const started = lastStart.then(() => planAndStart(id, makePlan, onStarted));
  lastStart = started.catch(() => undefined);
  return await started;
}

/**
 * Plans a run, validates it, asks for confirmation of a large one, and starts its replies if the same conversation is
 * still open.
 */
async function planAndStart(id: Id, makePlan: Planner, onStarted: () => void): Promise<string | null> {
  // Pictures that were just attached belong to the run.
  const areReady = await waitForFiles(id);
  const missing = new Map<Id, Missing>();
  let confirmedCount = CONFIRM_ABOVE;
  // The conversation and the draft may change while something is awaited, so the plan is made anew after it.
  for (;;) {
    const conversation = getOpenConversation();
    if (conversation?.id !== id) return reportConversationLeft();
    if (!areReady) return "A file was refused. Run again to send the rest.";
    const plan = makePlan(conversation, createRunContext());
    if ("reason" in plan) return `${plan.reason}.`;
    const unknown = plan.replies.find(({ sentWith }) => !missing.has(sentWith.connectionId));
    if (unknown) {
      const { connectionId } = unknown.sentWith;
      missing.set(connectionId, await loadMissing(connectionId));
      continue;
    }
    const getMissing = (connectionId: Id) => missing.get(connectionId);
    // Over rows, thousands are meant; the confirmation names the count and the price.
    const maxReplies = getSpendCap() === null && !isOverRows(plan) ? MAX_REPLIES : Infinity;
    const problem = validateRun(plan, createValidationContext({ getMissing, maxReplies }));
    if (problem !== null) return reportProblem(problem);
    const count = plan.replies.length;
    if (count > confirmedCount) {
      if (!(await confirmRun(count))) return "Not run. Your prompt is kept.";
      confirmedCount = count;
      continue;
    }
    startReplies(id, plan);
    onStarted();
    return null;
  }
}

type Missing = ReturnType<ValidationContext["getMissing"]>;

/** Loads the missing setting of a connection. */
async function loadMissing(connectionId: Id): Promise<Missing> {
  const { route } = await loadRoute(connectionId);
  return route.via === "nowhere" ? route.missing : undefined;
}

/** Opens the dialog of connections where a connection is incomplete. Returns the sentence to show. */
function reportProblem({ sentence, connectionId }: RunProblem): string {
  if (connectionId === undefined) return sentence;
  const reason = `${sentence} Your prompt is kept.`;
  layerOpened({ kind: "connections", service: parsePresetId(connectionId), reason });
  return reason;
}

function reportConversationLeft(): string {
  const reason = "Another conversation was opened before the run could start. Nothing was sent.";
  showNotice({ tone: "danger", text: reason });
  return reason;
}

/** Adds the plan to the conversation and queues its replies. */
function startReplies(conversationId: Id, plan: RunPlan): void {
  // The first column on each connection counts, so that it comes last.
  const used = new Map(plan.replies.toReversed().map(({ variantId, sentWith }) => [variantId, sentWith]));
  for (const { connectionId, modelId } of used.values()) modelUsed(connectionId, modelId);
  const shown = getOpenConversation();
  const areRows = isOverRows(plan);
  conversationChanged(conversationId, (before) => {
    const [first] = plan.replies;
    const title = before.title === "" && first ? makeTitle(plan.conversation, first) : before.title;
    return { ...(areRows ? plan.conversation : applyPlan(before, plan)), title };
  });
  if (areRows) startRowRun(conversationId, listWaiting(plan));
  else {
    for (const { turnId, variantId, rowId } of plan.replies)
      if (rowId !== undefined)
        rowRunStopped(
          conversationId,
          (reply) => reply.turnId === turnId && reply.variantId === variantId && reply.rowId === rowId,
        );
    queueReplies(conversationId, plan.requests);
  }
  showHiddenColumns(conversationId, shown, plan.conversation);
}

/** True for a plan over several rows, whose replies enter the conversation a few at a time. */
function isOverRows({ replies: [first, ...others] }: RunPlan): boolean {
  return first?.rowId !== undefined && others.some(({ rowId }) => rowId !== first.rowId);
}

const listWaiting = ({ requests }: RunPlan) =>
  requests.flatMap(({ replies, request }) => replies.map((reply) => ({ reply, request })));

/** A title from the texts of a reply's turn as they were sent. */
function makeTitle(conversation: Conversation, { turnId, variantId, sentWith }: Reply): string {
  const texts = listTurnParts(conversation, conversation.turns[turnId], variantId)
    .flatMap((part) => (part.kind === "text" ? fillTextPart(part, sentWith) : []))
    .map((part) => (part.kind === "text" ? part.text.trim() : "(picture)"));
  return deriveTitle(texts.join(" ")) || "Image";
}

/** Shows a notice with Undo about the columns that a plan has hidden. */
function showHiddenColumns(id: Id, before: Conversation | undefined, after: Conversation): void {
  const hiddenIds = before ? listLeavingIds(before, after) : [];
  if (hiddenIds.length === 0) return;
  showUndoNotice(
    hiddenIds.length === 1
      ? "1 column was removed, since its wording is in no prompt. Its answers are kept."
      : `${hiddenIds.length} columns were removed, since their wordings are in no prompt. Their answers are kept.`,
    id,
    (conversation) => restoreVariants(conversation, hiddenIds),
  );
}
