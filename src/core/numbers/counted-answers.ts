import { buildSettingsKey } from "#core/compare/build-settings-key.ts";
import type { Conversation, Reply, Row, SentWith } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { hasRowValues } from "#core/conversation/has-row-values.ts";
import { listFilledNames } from "#core/conversation/list-filled-names.ts";
import { indexCellsInSteps } from "#core/conversation/index-cells.ts";
import { listAllReplies } from "#core/conversation/list-all-replies.ts";
import { listCellAnswers, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { listSettingsMarkers, listTexts } from "#core/conversation/list-wordings.ts";
import { listRounds } from "#core/conversation/list-rounds.ts";
import { sumRounds } from "#core/conversation/sum-rounds.ts";
import { listRows } from "#core/conversation/rows.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { runSteps } from "#core/run-steps.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";

/** A question that each column answers: a row, or in a chat a turn of the thread. */
export type Question = { id: Id; label: string };

/** The answers of one column that count, by question. */
export type CountedColumn = { columnId: Id; answers: ReadonlyMap<Id, readonly Reply[]> };

/** The answers of a conversation that count together, and how many do not. */
export type CountedAnswers = {
  /** The word for the questions. */
  units: "rows" | "turns";
  questions: readonly Question[];
  columns: readonly CountedColumn[];
  /** Complete answers that were sent with other settings than the newest one of their column. */
  otherSettings: number;
  /** Complete answers to values that their row no longer has. */
  otherValues: number;
  /** Answers that failed, were stopped or cut off. */
  incomplete: number;
};

type Asked = Question & { turnId: Id; row: Row | undefined };

/**
 * The complete answers of a model in some columns, of rows those to one turn, the last one unless another is given. Of each
 * column those count that were sent with the settings of its newest answer, so that different settings are never mixed,
 * and with the values that their row has now. Answers that were written for the gallery count only until a model has answered.
 */
export const listCountedAnswers = (conversation: Conversation, columnIds: readonly Id[], turnId?: Id): CountedAnswers =>
  runSteps(countAnswersInSteps(conversation, columnIds, turnId));

/** The number of questions that a step looks at in a column. */
const STEP = 20;

/** The same in short steps. */
export function* countAnswersInSteps(
  conversation: Conversation,
  columnIds: readonly Id[],
  turnId?: Id,
): Generator<undefined, CountedAnswers> {
  const asked = listAsked(conversation, turnId);
  // Rows are all asked the same turn.
  const rowsTurn = conversation.turns[asked[0]?.turnId ?? ""];
  const hasModelAnswers = listAllReplies(conversation.replies).some(({ origin }) => origin === "model");
  yield* indexCellsInSteps(conversation.replies);
  const isCounted = ({ origin, isExample }: Reply) => (hasModelAnswers ? origin === "model" : isExample === true);
  const left = { otherSettings: 0, otherValues: 0, incomplete: 0 };
  const columns: CountedColumn[] = [];
  for (const columnId of columnIds) {
    yield;
    const used = listUsedNames(conversation, columnId);
    const filled = listFilledNames(conversation, rowsTurn, columnId);
    const cells: { id: Id; row: Row | undefined; replies: readonly Reply[] }[] = [];
    for (const { id, turnId, row } of asked) {
      if (cells.length % STEP === STEP - 1) yield;
      const cell = { turnId, variantId: columnId, rowId: row?.id };
      const replies = listCellAnswers(conversation, {
        ...cell,
        variantId: resolveCellOwner(conversation, cell),
      })
        .filter((reply) => isCounted(reply) && reply.after?.kind !== "continue")
        .map((reply) => sumRounds(listEarlier(conversation, reply), reply));
      left.incomplete += replies.filter(({ status }) => isIncomplete(status)).length;
      const complete = replies.filter(({ status }) => status === "done");
      const current = complete.filter(({ sentWith }) => !row || hasRowValues(sentWith, row, filled));
      left.otherValues += complete.length - current.length;
      cells.push({ id, row, replies: current });
    }
    const newest = findNewest(cells.flatMap(({ replies, row }) => replies.map((reply) => ({ reply, row }))));
    const key = newest && buildCommonKey(newest.reply.sentWith, newest.row, used);
    const answers = new Map<Id, readonly Reply[]>();
    for (const [index, { id, replies, row }] of cells.entries()) {
      if (index % STEP === STEP - 1) yield;
      const counted = replies.filter(({ sentWith }) => buildCommonKey(sentWith, row, used) === key);
      left.otherSettings += replies.length - counted.length;
      if (counted.length > 0) answers.set(id, counted);
    }
    columns.push({ columnId, answers });
  }
  const units = Object.keys(conversation.rows).length > 0 ? "rows" : "turns";
  return { units, questions: asked.map(({ id, label }) => ({ id, label })), columns, ...left };
}

/** The replies of the rounds before an answer. */
const listEarlier = ({ replies }: Conversation, reply: Reply): Reply[] =>
  reply.after === undefined ? [] : listRounds(replies, reply).flatMap((round) => round.reply ?? []);

function listAsked(conversation: Conversation, turnId: Id | undefined): Asked[] {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const rows = listRows(conversation);
  if (rows.length === 0)
    return thread.map(({ id }, index) => ({ id, label: `Turn ${index + 1}`, turnId: id, row: undefined }));
  const turn = thread.find(({ id }) => id === turnId) ?? thread.at(-1);
  return turn ? rows.map((row, index) => ({ id: row.id, label: `Row ${index + 1}`, turnId: turn.id, row })) : [];
}

/** The names of the variables in all prompts of a column. */
function listUsedNames(conversation: Conversation, columnId: Id): readonly string[] {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const texts = thread.flatMap((turn) => listTexts(listTurnParts(conversation, turn, columnId)));
  return listSettingsMarkers(resolveSettings(conversation, columnId), texts).map(({ name }) => name);
}

const commonKeys = new WeakMap<SentWith, { used: string; key: string }>();

/**
 * A text that is the same for answers of different rows with the same settings. Of the variables those count that prompts use
 * and no row gives.
 */
function buildCommonKey(sentWith: SentWith, row: Row | undefined, used: readonly string[]): string {
  if (!row) return buildSettingsKey(sentWith);
  const names = used.filter((name) => !Object.hasOwn(row.values, name));
  const known = commonKeys.get(sentWith);
  const usedText = names.join("\n");
  if (known?.used === usedText) return known.key;
  const variables = Object.fromEntries(names.map((name) => [name, getMarkerValue(sentWith.variables, name) ?? ""]));
  const key = buildSettingsKey({ ...sentWith, variables });
  commonKeys.set(sentWith, { used: usedText, key });
  return key;
}

function findNewest<Sent extends { reply: Reply }>(sent: readonly Sent[]): Sent | undefined {
  return sent.reduce<Sent | undefined>(
    (latest, each) => ((each.reply.startedAtMs ?? 0) >= (latest?.reply.startedAtMs ?? 0) ? each : latest),
    undefined,
  );
}

function isIncomplete(status: Reply["status"]): boolean {
  return status === "failed" || status === "stopped" || status === "interrupted";
}
