import type { MissingSetting } from "#core/connections/missing-failures.ts";
import { parsePresetId } from "#core/connections/presets.ts";
import { listLeavingIds } from "#core/conversation/change-sweep.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { fillTextPart } from "#core/conversation/request-messages.ts";
import { restoreVariants } from "#core/conversation/edit-variants.ts";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import type { RunContext, RunPlan } from "#core/conversation/plan-run.ts";
import { applyPlan, isOverRows } from "#core/conversation/plan-run.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { RunProblem } from "#core/conversation/validate-run.ts";
import { validateRunInSteps } from "#core/conversation/validate-run.ts";
import { runSteps } from "#core/run-steps.ts";
import type { Id } from "#core/vocabulary.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { askToUnlock } from "#state/ask-to-unlock.ts";
import { getConnection, modelUsed } from "#state/connections/connections.ts";
import { getModelCorrections } from "#state/connections/model-corrections.ts";
import { conversationChanged, getOpenConversation, getTypedTexts } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { waitForFiles } from "#state/document/intake.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { layerOpened } from "#state/layers.ts";
import { getSpendCap } from "#state/models/spend-cap.ts";
import { showNotice } from "#state/notices.ts";
import { getPublishedCapabilities } from "#state/parameters/loaded-capabilities.ts";
import { onReset } from "#state/reset-state.ts";
import { CONFIRM_ABOVE, confirmRun, MAX_REPLIES } from "./confirm-run.ts";
import { loadMissing } from "./load-missing.ts";
import { queueReplies } from "./reply-queue.ts";
import { rowRunStopped, startRowRun } from "./row-runs.ts";
import { createRunContext, createValidationContext } from "./run-context.ts";
import { runInTurns } from "#io/http/run-in-turns.ts";
import { preparationChanged } from "./run-preparation.ts";
import { onRunStopped } from "./run-stops.ts";

/** Plans a run in short steps; the result is the reason where there is nothing to run. */
export type Planner = (
  conversation: Conversation,
  context: RunContext,
) => Generator<undefined, RunPlan | { reason: string }>;

/** Takes over a plan that can be sent; returns the reason where it does not, else null. */
type Sender = (conversationId: Id, plan: RunPlan) => Promise<string | null>;

/** The end of the last start of a run, failed or not. */
let lastStart: Promise<unknown> = Promise.resolve();
onReset(() => {
  lastStart = Promise.resolve();
});

/**
 * Starts a run behind those that are starting already, since each plan is made on the replies of the one before it.
 * Returns the reason where it does not start, else null. `send` takes the plan over in place of sending its requests one by
 * one, and changes the conversation before it awaits anything.
 */
export async function startRun(
  makePlan: Planner,
  onStarted: () => void = () => {},
  send?: Sender,
): Promise<string | null> {
  const id = getOpenConversation()?.id;
  if (id === undefined) return "Étude is still loading.";
  if (getStorageTrouble() === "replaced")
    return "A newer version of Étude is open in another tab. Load this page again, then run.";
  const started = lastStart.then(() => planAndStart(id, makePlan, onStarted, send));
  lastStart = started.catch(() => undefined);
  return await started;
}

/**
 * Plans a run, validates it, asks for confirmation of a large one, and starts its replies if the same conversation is
 * still open.
 */
async function planAndStart(
  id: Id,
  makePlan: Planner,
  onStarted: () => void,
  send: Sender | undefined,
): Promise<string | null> {
  // Pictures that were just attached belong to the run.
  const areReady = await waitForFiles(id);
  const missing = new Map<Id, MissingSetting | undefined>();
  const prepare = createPreparation(id);
  let confirmedCount = CONFIRM_ABOVE;
  let prepared: PreparedRun | undefined;
  // The conversation and the draft may change while something is awaited: then the plan is made anew.
  for (;;) {
    const conversation = getOpenConversation();
    if (conversation?.id !== id) return reportConversationLeft();
    if (!areReady) return "A file was refused. Run again to send the rest.";
    if (!prepared || !isCurrent(prepared)) {
      const plan = await prepare(makePlan(conversation, createRunContext()));
      if (!plan) return STOPPED;
      if ("reason" in plan) return `${plan.reason}.`;
      prepared = { plan, sources: listSources(conversation, plan) };
      continue;
    }
    const { plan } = prepared;
    const connectionIds = new Set(plan.requests.map(({ replies: [{ sentWith }] }) => sentWith.connectionId));
    const unknown = [...connectionIds].find((connectionId) => !missing.has(connectionId));
    if (unknown !== undefined) {
      missing.set(unknown, await loadMissing(unknown));
      continue;
    }
    if (prepared.problem === undefined) {
      const getMissing = (connectionId: Id) => missing.get(connectionId);
      // Over rows, thousands are meant; the confirmation names the count and the price.
      const maxReplies = getSpendCap() === null && !isOverRows(plan.replies) ? MAX_REPLIES : Infinity;
      const problem = await prepare(validateRunInSteps(plan, createValidationContext({ getMissing, maxReplies })));
      if (problem === undefined) return STOPPED;
      prepared.problem = problem;
      continue;
    }
    if (prepared.problem !== null) return reportProblem(prepared.problem);
    const lockedId = [...missing.keys()].find((connectionId) => missing.get(connectionId) === "lock");
    if (lockedId !== undefined) {
      if (!(await askToUnlock(lockedId))) return "Not run, since the key is locked. Your prompt is kept.";
      missing.delete(lockedId);
      delete prepared.problem;
      continue;
    }
    if (send) {
      const refusal = await send(id, plan);
      if (refusal === null) onStarted();
      return refusal;
    }
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

const STOPPED = "Stopped. Nothing was sent, and your prompt is kept.";

/** A plan with the things it was made from. `problem` is null for one that can be sent, and undefined before it is checked. */
type PreparedRun = { plan: RunPlan; sources: readonly unknown[]; problem?: RunProblem | null };

/** True while nothing has changed that a plan was made from. */
function isCurrent({ plan, sources }: PreparedRun): boolean {
  const conversation = getOpenConversation();
  const now = conversation ? listSources(conversation, plan) : [];
  return now.length === sources.length && now.every((source, index) => source === sources[index]);
}

/** The things that a plan is made from: the same values as long as it would be made alike. */
function listSources(conversation: Conversation, { requests }: RunPlan): readonly unknown[] {
  const { text, ownTexts, isSplit, cache, attachments, versionImages } = getDraft();
  const models = new Map(
    requests.map(({ replies: [{ sentWith }] }) => [`${sentWith.connectionId} ${sentWith.modelId}`, sentWith]),
  );
  return [
    conversation,
    text,
    ownTexts,
    isSplit,
    cache,
    attachments,
    versionImages,
    getTypedTexts(),
    ...[...models.values()].flatMap(({ connectionId, modelId }) => [
      getConnection(connectionId),
      getPublishedCapabilities(connectionId, modelId),
      JSON.stringify(getModelCorrections({ connectionId, modelId })),
    ]),
  ];
}

/** The time after which the page says that a run is being prepared. */
const SAID_AFTER_MS = 100;
/** The number of preparations in slices: what changes again and again meanwhile, as by answers that come, is then done at once. */
const MAX_SLICED = 6;

/** Returns a function that does the steps of preparing a run; their result is undefined where the run is stopped meanwhile. */
function createPreparation(conversationId: Id) {
  const beganAtMs = performance.now();
  let count = 0;
  return async <Result>(steps: Generator<undefined, Result>): Promise<Result | undefined> => {
    if (count++ >= MAX_SLICED) return runSteps(steps);
    let isStopped = false;
    const end = onRunStopped((id) => (isStopped ||= id === conversationId));
    try {
      return await runInTurns(steps, () => {
        if (performance.now() - beganAtMs > SAID_AFTER_MS) preparationChanged(conversationId);
        return !isStopped;
      });
    } finally {
      end();
      preparationChanged("");
    }
  };
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

/** Changes a conversation by entering a plan, gives it a title, and says which columns the plan has hidden. */
export function planEntered(conversationId: Id, plan: RunPlan, enter: (before: Conversation) => Conversation): void {
  // The first column on each connection counts, so that it comes last.
  const used = new Map(plan.replies.toReversed().map(({ variantId, sentWith }) => [variantId, sentWith]));
  for (const { connectionId, modelId } of used.values()) modelUsed(connectionId, modelId);
  const shown = getOpenConversation();
  conversationChanged(conversationId, (before) => {
    const [first] = plan.replies;
    const title = before.title === "" && first ? makeTitle(plan.conversation, first) : before.title;
    return { ...enter(before), title };
  });
  showHiddenColumns(conversationId, shown, plan.conversation);
}

/** Adds the plan to the conversation and queues its replies. */
function startReplies(conversationId: Id, plan: RunPlan): void {
  const areRows = isOverRows(plan.replies);
  planEntered(conversationId, plan, (before) => (areRows ? plan.conversation : applyPlan(before, plan)));
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
