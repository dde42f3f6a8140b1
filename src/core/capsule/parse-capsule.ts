import * as v from "valibot";
import { FILE_PICTURES_SCHEMA } from "#core/content/file-picture.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { WIRE_SCHEMA } from "#core/conversation/part-schema.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import { describeFault } from "#core/describe-fault.ts";
import { formatCount } from "#core/format.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { MAX_COLUMNS, type Id } from "#core/vocabulary.ts";
import { CAPSULE_FORMAT, CAPSULE_KIND, type Capsule } from "./capsule.ts";
import { findRecordFault } from "./find-record-fault.ts";
import { parseFileJson } from "#core/parse-file-json.ts";

const CAPSULE_SCHEMA = v.object({
  format: v.literal(CAPSULE_FORMAT),
  madeAtMs: v.number(),
  madeBy: v.string(),
  services: v.record(
    v.string(),
    v.object({ name: v.string(), wire: WIRE_SCHEMA, baseUrl: v.exactOptional(v.string()) }),
  ),
  conversation: v.looseObject({
    turns: v.array(v.unknown()),
    replies: v.array(v.unknown()),
    // Before version 5 of the document there were none.
    rows: v.optional(v.array(v.unknown()), []),
    gone: v.array(v.unknown()),
  }),
  pictures: FILE_PICTURES_SCHEMA,
});

/** More than anybody sends a model; the page would take minutes to draw them. */
const MAX_RECORDS = 50_000;

/** The capsule in the text of a file or link, or the first fault with its place as a sentence. */
export function parseCapsule(text: string): { capsule: Capsule } | { reason: string } {
  const read = parseFileJson(text);
  return "reason" in read ? read : parseCapsuleValue(read.value);
}

/** True for JSON that says that it is a capsule, or the conversation that a damaged page has saved. */
export function isCapsule(value: JsonObject): boolean {
  return value["etude"] === CAPSULE_KIND || value["kind"] === RESCUED_KIND;
}

/** The capsule in parsed JSON, or the first fault with its place as a sentence. */
export function parseCapsuleValue(value: JsonObject): { capsule: Capsule } | { reason: string } {
  if (!isCapsule(value)) return { reason: `It is no capsule of Étude: "etude" is not "${CAPSULE_KIND}".` };
  if (typeof value["format"] === "number" && value["format"] > CAPSULE_FORMAT)
    return { reason: "A newer version of Étude made it." };
  const parsed = v.safeParse(CAPSULE_SCHEMA, adoptRescued(value), { abortEarly: true });
  if (!parsed.success) return { reason: describeFault(parsed.issues[0], "capsule") };
  const { format: _format, conversation: records, ...capsule } = parsed.output;
  const { turns, replies, rows, gone, ...head } = records;
  if (turns.length + rows.length + replies.length > MAX_RECORDS)
    return {
      reason: `It has ${formatCount(turns.length)} turns, ${formatCount(rows.length)} rows and ${formatCount(replies.length)} replies, more than ${formatCount(MAX_RECORDS)} together.`,
    };
  const fault = findRecordFault({ head, turns, replies, rows, gone });
  if (fault !== undefined) return { reason: fault };
  const snapshot = parseSnapshot({ head, turns, rows, replies: [...replies, ...gone] });
  const damagedCount = gone.filter((reply) => !isJsonObject(reply) || reply["isGone"] !== true).length;
  if (!snapshot || snapshot.unreadable > damagedCount)
    return { reason: "conversation.turns: some turns follow themselves in a circle." };
  const { conversation } = snapshot;
  const columnCount = listColumns(conversation).length;
  if (columnCount > MAX_COLUMNS)
    return {
      reason: `conversation.variants: it has ${formatCount(columnCount)} columns, and ${MAX_COLUMNS} can be shown.`,
    };
  return { capsule: { ...capsule, conversation: { ...conversation, replies: settleAll(conversation.replies) } } };
}

function settleAll(replies: Record<Id, Reply>): Record<Id, Reply> {
  return Object.fromEntries(Object.entries(replies).map(([id, reply]) => [id, settleInterrupted(reply)]));
}

const RESCUED_KIND = "etude-conversation";

/** The form of a capsule for what the page offers to save when it cannot draw something: the document alone. */
function adoptRescued(value: JsonObject): JsonObject {
  const { kind, conversation } = value;
  if (kind !== RESCUED_KIND || !isJsonObject(conversation)) return value;
  const list = (name: string) => (isJsonObject(conversation[name]) ? Object.values(conversation[name]) : []);
  return {
    format: CAPSULE_FORMAT,
    madeAtMs: 0,
    madeBy: "Étude",
    services: {},
    conversation: {
      ...conversation,
      turns: list("turns"),
      replies: list("replies"),
      rows: list("rows"),
      gone: list("gone"),
    },
    pictures: {},
  };
}
