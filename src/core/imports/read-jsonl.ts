import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault } from "./import-format.ts";
import { importRequest } from "./import-request.ts";
import type { ImportedConversation, ImportResult, ImportRow } from "./import-result.ts";
import { createResult } from "./import-result.ts";

/** More lines than anybody opens as conversations one by one. */
const MAX_LINES = 500;

/** True for a text with a JSON object a line, of which the first is a conversation, a request or a row of an evaluation. */
export function isJsonLines(text: string): boolean {
  const end = text.indexOf("\n");
  const first = parseJson(text.slice(0, end < 0 ? undefined : Math.min(end, 20_000_000)).trim());
  return isJsonObject(first) && (readLine(first) !== undefined || isRow(first));
}

const isRow = (line: JsonObject): boolean => isJsonObject(line["item"]);

/** The body of a request in a line: of fine-tuning, of a batch of either vendor, or a prompt with its completion. */
function readLine(line: JsonObject): JsonObject | undefined {
  if (Array.isArray(line["messages"])) return line;
  for (const name of ["body", "params"]) {
    const inner = line[name];
    if (isJsonObject(inner) && Array.isArray(inner["messages"])) return inner;
  }
  const { prompt, completion } = line;
  if (typeof prompt !== "string" || typeof completion !== "string") return undefined;
  return {
    messages: [
      { role: "user", content: prompt },
      { role: "assistant", content: completion },
    ],
  };
}

/** The conversations of a text with one a line, up to a bound, or the first line that is damaged. */
export function importJsonLines(text: string, context: ImportContext): ImportResult | ImportFault {
  const conversations: ImportedConversation[] = [];
  const rows = new Map<string, ImportRow>();
  let [lineNumber, rowCount, otherCount, leftOut] = [0, 0, 0, 0];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? undefined : end).trim();
    at = end < 0 ? text.length : end + 1;
    lineNumber += 1;
    if (line === "") continue;
    if (conversations.length === MAX_LINES) {
      leftOut += 1;
      continue;
    }
    const value: Json | undefined = parseJson(line);
    if (value === undefined)
      return { reason: `Line ${formatCount(lineNumber)} is no JSON: ${explainJsonFault(line, lineNumber)}` };
    const body = isJsonObject(value) ? readLine(value) : undefined;
    if (!body) {
      if (isJsonObject(value) && isRow(value)) rowCount += 1;
      else otherCount += 1;
      continue;
    }
    const result = importRequest({ url: "", headers: [], body, holes: [], rows: [] }, context);
    if ("reason" in result) return { reason: `Line ${formatCount(lineNumber)}: ${result.reason}` };
    conversations.push(...result.conversations);
    for (const row of result.rows) if (!row.isTaken && rows.size < 60) rows.set(row.what, row);
  }
  if (conversations.length === 0 && rowCount > 0)
    return {
      reason: `It has ${countThings(rowCount, "row")} of an evaluation (“item”), and no conversation.`,
      areRows: true,
    };
  if (conversations.length === 0) return { reason: "None of its lines is a conversation.", areRows: true };
  return createResult({
    conversations,
    areRows: true,
    rows: [
      { what: "Conversations", detail: `${formatCount(conversations.length)}, one a line`, isTaken: true },
      ...listLeftOut({ leftOut, rowCount, otherCount }),
      ...rows.values(),
    ],
  });
}

function listLeftOut({
  leftOut,
  rowCount,
  otherCount,
}: Record<"leftOut" | "rowCount" | "otherCount", number>): ImportRow[] {
  const rows: ImportRow[] = [];
  const add = (what: string, detail: string) => rows.push({ what, detail, isTaken: false });
  if (leftOut > 0) add("More lines", `${formatCount(leftOut)} after the first ${formatCount(MAX_LINES)} conversations`);
  if (rowCount > 0) add("Rows of an evaluation", `${formatCount(rowCount)}; add them as rows`);
  if (otherCount > 0) add("Other lines", `${formatCount(otherCount)} without messages`);
  return rows;
}
