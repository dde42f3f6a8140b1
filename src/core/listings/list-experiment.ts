import type { CheckResult } from "#core/checks/check-result.ts";
import { judgeReply } from "#core/checks/judge-reply.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listFailureReasons, listJudged } from "#core/table/failing-rows.ts";
import { computeRowMarks } from "#core/table/row-marks.ts";
import { buildTableRows, type TableRow } from "#core/table/table-rows.ts";
import type { Id } from "#core/vocabulary.ts";
import type { ResultsByReply } from "./check-cells.ts";

/** The table of an experiment as it is read: row by row, the answers of each column to one turn. */
export type ListedExperiment = {
  turnId: Id | undefined;
  /** The number of the turn, and of all in the thread. */
  turnNumber: number;
  turnCount: number;
  /** The names of the variables of rows. */
  names: string[];
  tableRows: readonly TableRow[];
  rows: ListedRow[];
};

export type ListedRow = {
  number: number;
  values: Readonly<Record<string, string>>;
  cells: ListedAnswer[][];
  /** True where an answer fails a check. */
  isFailing: boolean;
  /** True where columns, or samples of one, say different things. */
  isDiffering: boolean;
};

/** An answer with what came of the checks; no verdict where there are none. */
export type ListedAnswer = {
  reply: Reply;
  verdict: CheckResult["outcome"] | undefined;
  results: { name: string; result: CheckResult }[];
};

/** The table of an experiment for one turn: the given one, else the last of the open thread. */
export function listExperiment(
  conversation: Conversation,
  results: ResultsByReply,
  turnId: Id | undefined,
): ListedExperiment {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const turn = thread.find(({ id }) => id === turnId) ?? thread.at(-1);
  const tableRows = buildTableRows(conversation, turn?.id ?? null, listColumns(conversation));
  const rows = tableRows.map((tableRow): ListedRow => {
    const marks = computeRowMarks(tableRow, () => []);
    return {
      number: tableRow.number,
      values: tableRow.row.values,
      cells: tableRow.cells.map((cell) => listJudged(cell).map((reply) => listAnswer(conversation, reply, results))),
      isFailing: listFailureReasons(tableRow, results).length > 0,
      isDiffering: marks.has("columns-disagree") || marks.has("samples-disagree"),
    };
  });
  return {
    turnId: turn?.id,
    turnNumber: turn ? thread.indexOf(turn) + 1 : 0,
    turnCount: thread.length,
    names: [...new Set(rows.flatMap(({ values }) => Object.keys(values)))],
    tableRows,
    rows,
  };
}

function listAnswer({ checks = [] }: Conversation, reply: Reply, results: ResultsByReply): ListedAnswer {
  const own = results.get(reply.id);
  const named = checks.flatMap((check) => {
    const result = own?.get(check.id);
    return result ? [{ name: nameCheck(check), result }] : [];
  });
  return { reply, verdict: own && named.length > 0 ? judgeReply(own) : undefined, results: named };
}
