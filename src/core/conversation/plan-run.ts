import type { Part } from "#core/content/part.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { runSteps } from "#core/run-steps.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { RequestFormat } from "./create-replies.ts";
import { createRepliesInSteps, type Wanted } from "./create-replies.ts";
import type { Cell, Conversation, Reply, Settings, Turn } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { expandSweeps } from "./expand-sweeps.ts";
import { getThread } from "./get-thread.ts";
import { hideEqualColumns } from "./hide-equal-columns.ts";
import { isInBatch } from "./is-in-batch.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { listColumns } from "./list-columns.ts";
import type { PlannedRequest } from "./planned-request.ts";
import { planRequest } from "./planned-request.ts";
import type { AskedCell } from "./list-unanswered.ts";
import { listUnansweredInSteps } from "./list-unanswered.ts";
import { listRows } from "./rows.ts";
import { listTurnParts, settlePrompts } from "./turn-prompts.ts";

/** Functions and values that a plan needs from outside: request formats, parameter specs, new ids, and the time. */
export type RunContext = {
  resolveRequestFormat: (settings: Settings) => RequestFormat;
  getSpecs: (settings: Settings) => readonly ParameterSpec[];
  newId: () => Id;
  nowMs: number;
  /** The most rows whose requests are built, spread over all of them, for an estimate; all where absent. */
  maxRows?: number;
};

/**
 * The content of a run: the parts of a turn (none to run the last turn again), the prompt of each column where they have
 * their own, and the sizes typed for its pictures. `isAgain` is true for the parts of an earlier turn, whose columns keep their wordings.
 */
export type PromptContent = Pick<Turn, "own"> & {
  parts: Part[];
  imageSizes: Record<Path, string>;
  isAgain?: boolean;
};

/**
 * A planned run: the conversation with the columns of its sweeps, the new turn and the new replies, but those over several rows,
 * which enter it as they are sent; and the requests in order. `count` is the number of replies in all where the plan has only those of some rows.
 */
export type RunPlan = {
  conversation: Conversation;
  replies: readonly Reply[];
  requests: readonly PlannedRequest[];
  count?: number;
};

/**
 * Plans the run that the Run button would start. With parts: a new turn, in every column that does not rest. Without:
 * the last turn, in the columns that a sweep has just made and those without a reply of their own to it, or in all
 * where there are none; of rows, what is not answered yet. Returns a sentence where nothing can run.
 */
export const planRun = (...sources: Sources): RunPlan | { reason: string } => runSteps(planRunInSteps(...sources));

/** The input of a plan. */
type Sources = [conversation: Conversation, content: PromptContent, context: RunContext];

/** Plans that run in short steps, since one over thousands of cells takes longer than a frame. */
export function* planRunInSteps(
  ...[conversation, { parts, own, imageSizes, isAgain = parts.length === 0 }, context]: Sources
): Generator<undefined, RunPlan | { reason: string }> {
  const { leafTurnId } = conversation.view;
  const lastTurn = leafTurnId === null ? undefined : conversation.turns[leafTurnId];
  if (parts.length === 0 && !lastTurn) return { reason: "Write a prompt first" };
  const threadEndId = parts.length === 0 ? (lastTurn?.parentId ?? null) : leafTurnId;
  const content = { parts, ...(own && { own }) };
  const said = parts.length === 0 ? lastTurn : content;
  const listPartsOf = (variantId: Id) => listTurnParts(conversation, said, variantId);
  const prompt = { listPartsOf, imageSizes, isAgain };
  // Columns that differ in no earlier turn may differ in nothing, once a wording is gone from the first one.
  const different = threadEndId === null ? hideEqualColumns(conversation, listPartsOf) : conversation;
  const expanded = expandSweeps(different, prompt, threadEndId, context.getSpecs, context.newId);
  if ("reason" in expanded) return expanded;
  const columns = listColumns(expanded.conversation);
  const activeIds = columns.filter(({ isResting }) => !isResting).map(({ id }) => id);
  if (activeIds.length === 0) return { reason: "All columns are paused; resume one" };
  const cells = listAskedRows(conversation).flatMap((rowId) => activeIds.map((variantId) => ({ variantId, rowId })));
  if (parts.length === 0 && lastTurn) {
    const { conversation: now } = expanded;
    const [cell] = cells;
    const pending =
      cell?.rowId === undefined
        ? cells.filter(
            ({ variantId }) =>
              expanded.madeIds.includes(variantId) ||
              listCellReplies(now, { turnId: lastTurn.id, variantId }).length === 0,
          )
        : yield* listUnansweredInSteps(now, lastTurn, cells, context.resolveRequestFormat);
    const askable = pending.length > 0 ? pending : cells.filter((each) => !isAwaited(now, lastTurn.id, each));
    if (askable.length === 0) return { reason: "All that is not answered yet waits in a batch" };
    return yield* planRepliesInSteps(now, lastTurn.id, askable, context);
  }
  const awaited = getThread(conversation.turns, leafTurnId).some(({ id }) =>
    cells.some((cell) => isAwaited(conversation, id, cell)),
  );
  if (awaited)
    return { reason: "Answers to earlier turns wait in a batch. Go on when they have come, or take them out of it" };
  const turn: Turn = {
    id: context.newId(),
    parentId: leafTurnId,
    ...content,
    askedOf: activeIds.length === columns.length ? "all" : activeIds,
    createdAtMs: context.nowMs,
  };
  return yield* planRepliesInSteps(addTurn(expanded.conversation, turn), turn.id, cells, context);
}

/** True for a cell in which a reply waits in a batch. */
const isAwaited = (conversation: Conversation, turnId: Id, cell: Omit<Cell, "turnId">): boolean =>
  conversation.batches !== undefined && listCellReplies(conversation, { turnId, ...cell }).some(isInBatch);

/** The rows that a run asks: the open one, else all; in a chat undefined alone. */
function listAskedRows(conversation: Conversation): readonly (Id | undefined)[] {
  const { rowId } = conversation.view;
  const rows = rowId === undefined ? listRows(conversation).map(({ id }) => id) : [];
  return rows.length === 0 ? [rowId] : rows;
}

/** A cell in which a turn is asked: another one than that of the run, or more or less often than its variant has samples. */
type WantedCell = Omit<Cell, "turnId"> & Partial<Pick<AskedCell, "turnId" | "count">>;

/** The input of a plan of replies to a turn in some cells. */
type ReplySources = [
  conversation: Conversation,
  turnId: Id,
  cells: readonly WantedCell[],
  context: Pick<RunContext, "resolveRequestFormat" | "newId" | "maxRows">,
];

/** Plans replies to an existing turn in some cells, each with its variant's number of samples. */
export const planReplies = (...sources: ReplySources): RunPlan => runSteps(planRepliesInSteps(...sources));

/** Plans those replies in short steps. */
export function* planRepliesInSteps(
  ...[conversation, turnId, cells, { resolveRequestFormat, newId, maxRows }]: ReplySources
): Generator<undefined, RunPlan> {
  const countOf = ({ variantId, count }: WantedCell) =>
    count ?? conversation.variants.find(({ id }) => id === variantId)?.samples ?? 1;
  const planned = maxRows === undefined ? cells : pickRows(cells, maxRows);
  const wanted: Wanted[] = [];
  for (const [index, { variantId, rowId, ...cell }] of planned.entries()) {
    if (index % STEP === STEP - 1) yield;
    const count = countOf({ variantId, ...cell });
    for (let sample = 0; sample < count; sample += 1)
      wanted.push({ turnId: cell.turnId ?? turnId, variantId, rowId, replyId: newId() });
  }
  const replies = yield* createRepliesInSteps(conversation, wanted, resolveRequestFormat);
  const before = settlePrompts(conversation, replies);
  const plan = yield* isOverRows(replies) ? buildPlan(before, replies) : planRequestsInSteps(before, replies);
  if (planned === cells) return plan;
  return { ...plan, count: cells.reduce((sum, cell) => sum + countOf(cell), 0) };
}

/** True for replies in several rows, which enter the conversation a few at a time. */
export const isOverRows = ([first, ...others]: readonly Reply[]): boolean =>
  others.some(({ rowId }) => rowId !== first?.rowId);

/** The cells of at most so many rows, spread over all of them; the same list where it has no more. */
function pickRows(cells: readonly WantedCell[], maxRows: number): readonly WantedCell[] {
  const rowIds = [...new Set(cells.map(({ rowId }) => rowId))];
  if (rowIds.length <= maxRows) return cells;
  const step = rowIds.length / maxRows;
  const picked = new Set(Array.from({ length: maxRows }, (_, index) => rowIds[Math.floor(index * step)]));
  return cells.filter(({ rowId }) => picked.has(rowId));
}

/** A plan that adds some replies to a conversation: one request for all samples of a cell. */
export const planRequests = (before: Conversation, replies: readonly Reply[]): RunPlan =>
  runSteps(planRequestsInSteps(before, replies));

/** Plans those requests in short steps. */
export const planRequestsInSteps = (before: Conversation, replies: readonly Reply[]): Generator<undefined, RunPlan> =>
  buildPlan(addReplies(settlePrompts(before, replies), replies), replies);

/** The number of cells, or of requests, of a step. */
const STEP = 10;

function* buildPlan(conversation: Conversation, replies: readonly Reply[]): Generator<undefined, RunPlan> {
  const requests: PlannedRequest[] = [];
  for (const reply of replies) {
    const last = requests.at(-1);
    const [sample] = last?.replies ?? [];
    if (last && sample?.variantId === reply.variantId && sample.rowId === reply.rowId && sample.turnId === reply.turnId)
      requests[requests.length - 1] = { ...last, replies: [...last.replies, reply] };
    else {
      if (requests.length % STEP === STEP - 1) yield;
      requests.push(planRequest(conversation, [reply]));
    }
  }
  return { conversation, replies, requests };
}

/** The current conversation after a plan. Replies that have changed since the plan was made keep their changes. */
export function applyPlan(current: Conversation, { conversation, replies }: RunPlan): Conversation {
  return addReplies({ ...conversation, replies: current.replies }, replies);
}
