import * as v from "valibot";
import { dropImpossibleNumbers } from "#core/conversation/drop-impossible-numbers.ts";
import { migrateRecord } from "#core/conversation/migrate-record.ts";
import { isLaterHead, migrateHead } from "#core/conversation/migrations.ts";
import { HEAD_SCHEMA } from "#core/conversation/parse-head.ts";
import { ROW_SCHEMA } from "#core/conversation/row-schema.ts";
import { GONE_REPLY_SCHEMA, REPLY_SCHEMA } from "#core/conversation/reply-schema.ts";
import { TURN_SCHEMA } from "#core/conversation/snapshot.ts";
import { describeFault } from "#core/describe-fault.ts";
import { isJsonObject } from "#core/json.ts";

/** The records of a conversation as they stand in a file. */
export type FileRecords = {
  head: unknown;
  turns: readonly unknown[];
  replies: readonly unknown[];
  rows: readonly unknown[];
  gone: readonly unknown[];
};

/** The first fault of a conversation's records as a sentence with its place; undefined where each can be read. */
export function findRecordFault({ head, turns, replies, rows, gone }: FileRecords): string | undefined {
  if (isLaterHead(head)) return "A newer version of Étude made it.";
  return (
    findFault(HEAD_SCHEMA, [migrateHead(head)], () => "conversation") ??
    findFault(
      TURN_SCHEMA,
      turns.map((turn) => migrateRecord("turn", turn)),
      (index) => `conversation.turns.${index}`,
    ) ??
    findFault(
      REPLY_SCHEMA,
      replies.map((reply) => dropImpossibleNumbers(migrateRecord("reply", reply))),
      (index) => `conversation.replies.${index}`,
    ) ??
    findFault(
      ROW_SCHEMA,
      rows.map((row) => migrateRecord("row", row)),
      (index) => `conversation.rows.${index}`,
    ) ??
    findFault(GONE_REPLY_SCHEMA, gone, (index) => `conversation.gone.${index}`) ??
    findRepeatedId({
      "conversation.turns": turns,
      "conversation.rows": rows,
      "conversation.replies": [...replies, ...gone],
    })
  );
}

function findFault(
  schema: v.GenericSchema,
  records: readonly unknown[],
  getPlace: (index: number) => string,
): string | undefined {
  for (const [index, record] of records.entries()) {
    const parsed = v.safeParse(schema, record, { abortEarly: true });
    if (parsed.success) continue;
    const [issue] = parsed.issues;
    const place = getPlace(index);
    return v.getDotPath(issue) === null ? describeFault(issue, place) : `${place}.${describeFault(issue, place)}`;
  }
  return undefined;
}

function findRepeatedId(lists: Record<string, readonly unknown[]>): string | undefined {
  for (const [place, records] of Object.entries(lists)) {
    const seen = new Set<unknown>();
    for (const [index, record] of records.entries()) {
      const id = isJsonObject(record) ? record["id"] : undefined;
      if (seen.has(id)) return `${place}.${index}.id: another one before it has the same id.`;
      seen.add(id);
    }
  }
  return undefined;
}
