import { rewriteText } from "#core/conversation/rewrite-text.ts";
import type { Part } from "#core/content/part.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { createReplies } from "#core/conversation/create-replies.ts";
import type { Cell, Reply, Turn } from "#core/conversation/conversation.ts";
import { getMockedCallerId } from "#core/conversation/get-mocked-caller-id.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { planRepliesInSteps, planRequestsInSteps, planRunInSteps, type RunPlan } from "#core/conversation/plan-run.ts";
import { validateRun } from "#core/conversation/validate-run.ts";
import { joinPrompts, listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { getColumnPrompt, removeSent } from "#state/document/own-prompts.ts";
import { announce, showNotice } from "#state/notices.ts";
import { forgetOriginals } from "#state/vision/unused-pictures.ts";
import { onReset } from "#state/reset-state.ts";
import { versionImagesDiscarded } from "#state/vision/attachments.ts";
import { waitForFiles } from "#state/document/intake.ts";
import type { MissingSetting } from "#core/connections/missing-failures.ts";
import { loadMissing } from "./load-missing.ts";
import { rerunReply } from "./rerun-reply.ts";
import { createValidationContext, hasContent, planDraftInSteps } from "./run-context.ts";
import { type Planner, startRun } from "./start-run.ts";

/** The run of the draft that is starting. */
let starting: Promise<string | null> | undefined;
onReset(() => {
  starting = undefined;
});

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
  const reason = await startRun((before) => planDraftInSteps(before, getDraft()), emptyComposer);
  if (reason !== null) announce(reason);
  return reason;
}

/** Empties the composer after its content became a turn. An empty composer is left alone and keeps the focus. */
export function emptyComposer(): void {
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

/**
 * Adds a reply beside this one, with the variant's current settings, which goes on from the same results of tools where a
 * person entered them; one whose request was made by hand is asked for by the same request again.
 */
export async function regenerateReply(reply: Reply): Promise<void> {
  const { turnId, variantId, rowId, sentWith } = reply;
  if (sentWith.handMadeBody !== undefined) return rerunReply(reply, {});
  const after = getMockedCallerId(reply) === undefined ? reply.after : undefined;
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
    return planRequestsInSteps(
      conversation,
      created.map((reply) => (after?.kind === "tools" ? { ...reply, after } : reply)),
    );
  };
}

/** Runs the first replies of an empty cell, in the given row or else the open one. */
export function runCell(turnId: Id, variantId: Id, rowId?: Id): Promise<void> {
  return startOrShowReason((conversation, context) =>
    planRepliesInSteps(conversation, turnId, [{ variantId, rowId: rowId ?? conversation.view.rowId }], context),
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
  const parts: Part[] = [...pictures, ...rewriteText(turn.parts, text)];
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
    const written = rewriteText(listTurnParts(conversation, turn, columnId), text);
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
    planRunInSteps(
      { ...conversation, view: { ...conversation.view, leafTurnId: parentId } },
      { parts, ...(own && { own }), imageSizes: {}, isAgain },
      context,
    );
}

async function startOrShowReason(plan: Planner): Promise<void> {
  const reason = await startRun(plan);
  if (reason !== null) showNotice({ tone: "danger", text: reason });
}

/** The reason why a plan that is in no conversation cannot be sent, as a sentence; null for none. */
export async function findPlanProblem(plan: RunPlan): Promise<string | null> {
  const connectionIds = new Set(plan.replies.map(({ sentWith }) => sentWith.connectionId));
  const missing = new Map<Id, MissingSetting | undefined>();
  for (const connectionId of connectionIds) missing.set(connectionId, await loadMissing(connectionId));
  const limits = { getMissing: (connectionId: Id) => missing.get(connectionId), maxReplies: Infinity };
  return validateRun(plan, createValidationContext(limits))?.sentence ?? null;
}
