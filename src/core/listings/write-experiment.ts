import { formatDay } from "#core/capsule/format-day.ts";
import { MAKER } from "#core/capsule/maker.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listRows } from "#core/conversation/rows.ts";
import { listCheckCells, type ResultsByReply } from "./check-cells.ts";
import { describeEnd, listFigures, listOwnSettings } from "./describe-reply.ts";
import { describeValues } from "./list-row-lines.ts";

/**
 * An experiment as a Markdown table: a line for each reply of the open thread, row by row and column by column, with the
 * values of its row, its settings, text, figures and checks. A row or column without a reply has none.
 */
export function writeExperiment(conversation: Conversation, results: ResultsByReply, madeAtMs: number): string {
  const rows = listRows(conversation);
  const columns = listColumns(conversation);
  const turns = getThread(conversation.turns, conversation.view.leafTurnId);
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const checks = listCheckCells(conversation, "", new Map()).map(({ name }) => name);
  const head = [
    "Row",
    ...names,
    ...(turns.length > 1 ? ["Turn"] : []),
    "Column",
    "Sample",
    "Settings",
    "Answer",
    "Figures",
    ...checks,
  ];
  const lines = rows.flatMap((row, rowIndex) =>
    turns.flatMap((turn, turnIndex) =>
      columns.flatMap((column, columnIndex) => {
        const replies = listCellReplies(conversation, { turnId: turn.id, variantId: column.id, rowId: row.id });
        const values = describeValues(row.values);
        return replies.map((reply, sample) => [
          String(rowIndex + 1),
          ...names.map((name) => (Object.hasOwn(values, name) ? (values[name] ?? "") : "")),
          ...(turns.length > 1 ? [String(turnIndex + 1)] : []),
          [formatColumnLetter(columnIndex), column.name ?? ""].join(" ").trim(),
          String(sample + 1),
          listOwnSettings(reply).join(" · "),
          [getReplyText(reply), describeEnd(reply) ?? ""].filter((text) => text !== "").join("\n"),
          listFigures(reply).join(" · "),
          ...listCheckCells(conversation, reply.id, results).map(({ text }) => text),
        ]);
      }),
    ),
  );
  const { title } = conversation;
  return `${[
    `# ${title === "" ? "Untitled" : writeCell(title)}`,
    `*${MAKER}, ${formatDay(madeAtMs)}*`,
    [head, head.map(() => "---"), ...lines.map((cells) => cells.map(writeCell))]
      .map((cells) => `| ${cells.join(" | ")} |`)
      .join("\n"),
  ].join("\n\n")}\n`;
}

/** A text in a cell of a table, with its lines and without what would be marks of Markdown or of HTML. */
const writeCell = (text: string): string =>
  text
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~$&]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, "<br>");
