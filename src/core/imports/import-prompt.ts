import { listMentionedHashes } from "#core/content/list-mentioned-hashes.ts";
import { formatCount } from "#core/format.ts";
import type { JsonObject } from "#core/json.ts";
import { parsePromptFile } from "#core/library/prompt-file.ts";
import type { ImportFault } from "./import-format.ts";
import { createResult, type ImportResult, type ImportRow } from "./import-result.ts";

/** A saved prompt with all its versions, and the pictures that its file has. */
export function importPrompt(value: JsonObject): ImportResult | ImportFault {
  const read = parsePromptFile(value);
  if ("reason" in read) return read;
  const { prompt, pictures } = read;
  const hashes = listMentionedHashes(prompt);
  const missingCount = hashes.filter((hash) => !Object.hasOwn(pictures, hash)).length;
  const rows: ImportRow[] = [
    { what: "Prompt", detail: prompt.name, isTaken: true },
    { what: "Versions", detail: formatCount(prompt.versions.length), isTaken: true },
    ...(hashes.length > missingCount
      ? [{ what: "Pictures", detail: formatCount(hashes.length - missingCount), isTaken: true }]
      : []),
    ...(missingCount > 0
      ? [{ what: "Other pictures", detail: `the file does not have ${formatCount(missingCount)}`, isTaken: false }]
      : []),
  ];
  return createResult({ prompts: [prompt], pictures, rows });
}
