import { describeCapsule } from "#core/capsule/describe-capsule.ts";
import { formatDay } from "#core/capsule/format-day.ts";
import { parseCapsuleValue } from "#core/capsule/parse-capsule.ts";
import { renewIds } from "#core/capsule/renew-ids.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { formatCount } from "#core/format.ts";
import type { JsonObject } from "#core/json.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault } from "./import-format.ts";
import { createResult, type ImportResult, type ImportRow } from "./import-result.ts";

/** The conversation of a capsule under other ids, so that it overwrites none, with its answers and pictures. */
export function importCapsule(value: JsonObject, { newId }: ImportContext): ImportResult | ImportFault {
  const read = parseCapsuleValue(value);
  if ("reason" in read) return read;
  const { conversation, pictures, madeAtMs, madeBy } = read.capsule;
  const count = (what: string, number: number): ImportRow[] =>
    number === 0 ? [] : [{ what, detail: formatCount(number), isTaken: true }];
  const made = madeAtMs > 0 ? `${formatDay(madeAtMs)}, ${madeBy}` : madeBy;
  return createResult({
    capsule: describeCapsule(read.capsule),
    conversations: [
      { conversation: renewIds(conversation, newId), draft: { text: "", pictures: [] }, fields: {}, files: {} },
    ],
    pictures,
    rows: [
      { what: "Conversation", detail: conversation.title === "" ? "Untitled" : conversation.title, isTaken: true },
      { what: "Made", detail: made, isTaken: true },
      ...count("Turns", Object.keys(conversation.turns).length),
      ...count("Columns", listColumns(conversation).length),
      ...count("Answers", Object.keys(conversation.replies).length),
      ...count("Pictures", Object.keys(pictures).length),
    ],
  });
}
