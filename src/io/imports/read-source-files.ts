import { formatBytes } from "#core/format.ts";
import type { ImportFault } from "#core/imports/import-format.ts";
import { isPictureName } from "#core/row-files/join-pictures.ts";
import { isTableName } from "#core/row-files/is-table-name.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportSource } from "./import-command.ts";
import type { Archive } from "./open-archive.ts";
import { isArchive, openArchive } from "./open-archive.ts";

/** The text of a source or of one file in it, and the archive that it came from. */
export type SourceText = { name: string; text: string; archive?: Archive };

/** As long as a text can be in every browser. */
const MAX_TEXT_BYTES = 400_000_000;
/** The most files of one archive that are read. */
const MAX_FILES = 50;

/** The texts of a source: its own, or those of the files with data in a zip archive; the reason where there are none. */
export async function readSourceTexts({ name, content }: ImportSource): Promise<SourceText[] | ImportFault> {
  if (typeof content === "string") return [{ name, text: content }];
  if (content.size === 0) return { reason: "It is empty." };
  const start = new Uint8Array(await content.slice(0, 4).arrayBuffer());
  if (!isArchive(start)) {
    if (content.size > MAX_TEXT_BYTES)
      return { reason: `It has ${formatBytes(content.size)}, and up to ${formatBytes(MAX_TEXT_BYTES)} can be read.` };
    return [{ name, text: decodeText(new Uint8Array(await content.arrayBuffer())).text }];
  }
  const archive = await openArchive(content);
  if ("reason" in archive) return archive;
  const paths = choosePaths(archive.paths);
  if (paths.length === 0)
    return {
      reason: "The zip file has no JSON file in it.",
      ...(archive.paths.some((path) => isPictureName(path) || isTableName(path)) && { areRows: true as const }),
    };
  const texts: SourceText[] = [];
  for (const path of paths)
    texts.push({ name: `${name}: ${path}`, text: decodeText(await archive.read(path, MAX_TEXT_BYTES)).text, archive });
  return texts;
}

/** The files with conversations, or else all with JSON. */
function choosePaths(paths: readonly string[]): string[] {
  const named = paths.filter((path) => /(?:^|\/)conversations[^/]*\.json$/i.test(path));
  const found = named.length > 0 ? named : paths.filter((path) => /\.jsonl?$/i.test(path));
  return found.filter((path) => !/(?:^|\/)(?:__MACOSX|\.)/.test(path)).slice(0, MAX_FILES);
}
