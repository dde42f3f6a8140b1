import { countThings } from "#core/count-things.ts";
import { writeJson, getExactNumber } from "#core/exact-number.ts";
import { cutText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { readChatRow } from "./read-chat-row.ts";
import { MAX_ROW_COLUMNS, MAX_ROWS } from "./row-limits.ts";
import type { RawRows, RowNote, RowRecord } from "./row-table.ts";

/** More kinds of things than a person reads. */
const MAX_NOTES = 40;
/** The name of the values of a list without names. */
const LIST_NAME = "input";

/** Rows of JSON values: an object is a row with its members as values, a list one without names, any other value is alone. */
export class ObjectRows {
  private readonly indexes = new Map<string, number>();
  private readonly records: RowRecord[] = [];
  private readonly counts = new Map<string, { count: number; detail: string }>();
  private leftOut = new Set<string>();
  private rowCount = 0;
  private chatCount = 0;
  private itemCount = 0;

  add(value: Json): void {
    if (isJsonObject(value) && getExactNumber(value) === undefined) this.addObject(value);
    else if (Array.isArray(value)) this.addRecord(value.map((item, index) => [`column_${index + 1}`, item]));
    else if (value === null) this.note("Empty values", "null is no row");
    else this.addRecord([[LIST_NAME, value]]);
  }

  /** Notes something that is not taken; equal ones are counted. */
  note(what: string, detail: string): void {
    const name = cutText(what, 80);
    const known = this.counts.get(name);
    if (known) known.count += 1;
    else if (this.counts.size < MAX_NOTES) this.counts.set(name, { count: 1, detail });
  }

  finish(format: string): RawRows {
    const notes: RowNote[] = [...this.counts].map(([what, { count, detail }]) => ({
      what: count === 1 ? what : `${what} (${formatCount(count)})`,
      detail,
      isTaken: false,
    }));
    if (this.leftOut.size > 0)
      notes.push({
        what: countThings(this.leftOut.size, "more column"),
        detail: `the first ${MAX_ROW_COLUMNS} are taken`,
        isTaken: false,
      });
    const isAll = (count: number) => count > 0 && count === this.rowCount;
    return {
      format: isAll(this.chatCount)
        ? "chats, one a line (fine-tuning)"
        : isAll(this.itemCount)
          ? "rows of an evaluation (“item”)"
          : format,
      names: [...this.indexes.keys()],
      records: this.records,
      rowCount: this.rowCount,
      notes,
    };
  }

  private addObject(object: JsonObject): void {
    const { item, ...beside } = object;
    if (isJsonObject(item)) {
      this.itemCount += 1;
      for (const name of Object.keys(beside)) this.note(`“${name}”`, "beside “item”");
      this.addRecord(Object.entries(item));
      return;
    }
    const chat = readChatRow(object, (what, detail) => this.note(what, detail));
    if (chat) this.chatCount += 1;
    this.addRecord(chat ?? Object.entries(object));
  }

  private addRecord(entries: readonly (readonly [string, Json])[]): void {
    this.rowCount += 1;
    if (this.records.length >= MAX_ROWS) return;
    const record: RowRecord = Array.from({ length: this.indexes.size });
    for (const [name, value] of entries) {
      const index = this.findIndex(name);
      if (index === undefined) this.leftOut.add(name);
      else record[index] = writeRowValue(value);
    }
    this.records.push(record);
  }

  /** The position of a column, which is added where there is room. */
  private findIndex(name: string): number | undefined {
    const known = this.indexes.get(name);
    if (known !== undefined || this.indexes.size >= MAX_ROW_COLUMNS) return known;
    this.indexes.set(name, this.indexes.size);
    return this.indexes.size - 1;
  }
}

/** A value as text: a text as it is, null as none, anything else as its JSON. */
export const writeRowValue = (value: Json): string | undefined =>
  value === null ? undefined : typeof value === "string" ? value : writeJson(value);
