import readSheets from "read-excel-file/web-worker";
import { countThings } from "#core/count-things.ts";
import type { DocumentText } from "./read-document-text.ts";

/** The text of a spreadsheet: each sheet under its name, as lines with tabs between the cells. Rejects where it is damaged. */
export async function readXlsx(bytes: ArrayBuffer): Promise<DocumentText> {
  const sheets = await readSheets(bytes);
  const texts = sheets.flatMap(({ sheet, data }) => {
    const lines = data.map((row) => row.map(writeCell).join("\t").trimEnd());
    return lines.some((line) => line !== "") ? [`## ${sheet}\n\n${lines.join("\n").trimEnd()}\n`] : [];
  });
  return { text: texts.join("\n"), notes: [`${countThings(sheets.length, "sheet")} as lines with tabs`] };
}

/** A cell on one line. A day has no time. */
function writeCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof cell === "string") return cell.replaceAll(/\s+/g, " ");
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}
