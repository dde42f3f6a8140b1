import type { Json } from "#core/json.ts";
import { finishRows } from "./finish-rows.ts";
import { joinPictures, listPictureRows } from "./join-pictures.ts";
import { readJsonRows, readValue } from "./read-json-rows.ts";
import { readSeparated } from "./read-separated.ts";
import type { RawRows, RowFault, RowLayout, RowTable } from "./row-table.ts";

/** A text with rows or the value that YAML of it is, and the paths of the pictures beside it. */
export type RowFiles = { text?: string; value?: Json; pictures: readonly string[] };

/** The rows of a text, of pictures, or of both. `layout` says how a text is cut where that was not guessed right. */
export function readRows({ text, value, pictures }: RowFiles, layout: Partial<RowLayout> = {}): RowTable | RowFault {
  const paths = new Set(pictures);
  const isPicture = (value: string) => paths.has(value);
  if (text === undefined && value === undefined)
    return pictures.length === 0
      ? { reason: "There is no file with rows." }
      : finishRows(listPictureRows(pictures), isPicture);
  const raw = value === undefined ? readText(text ?? "", layout) : readValue(value);
  if ("reason" in raw) return raw;
  if (pictures.length === 0) return finishRows(raw);
  const joined = joinPictures(raw, pictures);
  return joined
    ? finishRows(joined, isPicture)
    : { reason: "No column of the table has the names of the pictures. Choose the table or the pictures alone." };
}

/** The beginning of JSON, which a text in brackets has not. */
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*(?:[[{"\]\d-]|(?:true|false|null)\b))/;

function readText(given: string, layout: Partial<RowLayout>): RawRows | RowFault {
  const text = given.replace(/^\ufeff/, "");
  if (text.trim() === "") return { reason: "It is empty." };
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return { reason: "It is a web page or XML, and no table." };
  return JSON_START.test(text) && layout.separator === undefined ? readJsonRows(text) : readSeparated(text, layout);
}
