import { writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import type { ReplyLine } from "./list-reply-lines.ts";

/** Rows as lines of JSON, each without the values that are unknown. */
export function writeJsonLines(rows: readonly ReplyLine[]): string {
  const lines = rows.map((row) =>
    writeJson(
      Object.fromEntries(Object.entries(row).filter((entry): entry is [string, Json] => entry[1] !== undefined)),
    ),
  );
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Rows as CSV with the names of all their columns at the top. A text that a spreadsheet would calculate has an apostrophe
 * before it.
 */
export function writeCsv(rows: readonly ReplyLine[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  // The mark without which spreadsheets take the file for another encoding, and the line ends of RFC 4180.
  return `\ufeff${lines.map((cells) => `${cells.map(writeCell).join(",")}\r\n`).join("")}`;
}

function writeCell(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  // An empty text is another thing than no value.
  if (value === "") return '""';
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : writeJson(value);
  // A text that begins with such an apostrophe gets another one, so that who reads the file can take off one from each.
  const safe = /^'*\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
