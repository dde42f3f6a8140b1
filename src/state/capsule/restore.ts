import { type BackupLine, findHeadFault, parseBackupLine } from "#core/capsule/backup-line.ts";
import { assertNever } from "#core/assert-never.ts";
import { parsePrompt } from "#core/library/parse-prompt.ts";
import { readLines } from "#io/browser/read-lines.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { addImportedPrompt } from "#state/library/prompt-edits.ts";
import { savedPromptsChanged } from "#state/library/saved-prompts.ts";
import { savedSettingsChanged } from "#state/library/saved-settings.ts";
import { keepFilePicture } from "#state/vision/keep-file-pictures.ts";
import { BACKED_UP_PREFERENCES } from "./backup-memory.ts";
import { type RestoreOutcome, restoreBackedUp } from "./restore-conversation.ts";

/** The report of a restore: the number of records of each kind by their result, and the faults of the file. */
export type RestoreReport = {
  counts: Record<RestoredKind, Record<RestoreOutcome, number>>;
  faults: string[];
};

export const RESTORED_KINDS = ["conversation", "prompt", "settings", "picture", "preferences"] as const;
export type RestoredKind = (typeof RESTORED_KINDS)[number];

/** A line is a conversation or a picture; longer ones fill the memory. */
const MAX_LINE_CHARS = 200_000_000;
const MAX_FAULTS = 20;

/** Adds what a backup has and is not here yet. Nothing that is stored is changed. A line that is damaged costs itself alone. */
export async function restoreBackup(file: File, onProgress: (report: RestoreReport) => void): Promise<RestoreReport> {
  const none = () => ({ added: 0, same: 0, copied: 0, unreadable: 0 });
  const report: RestoreReport = {
    counts: { conversation: none(), prompt: none(), settings: none(), picture: none(), preferences: none() },
    faults: [],
  };
  const addFault = (fault: string) => report.faults.length < MAX_FAULTS && report.faults.push(fault);
  let number = 0;
  let isWhole = false;
  try {
    for await (const text of readLines(file, MAX_LINE_CHARS)) {
      number += 1;
      if (number === 1) {
        const fault = findHeadFault(text);
        if (fault === undefined) continue;
        addFault(fault);
        return report;
      }
      const read = parseBackupLine(text, number);
      if ("reason" in read) addFault(`Line ${number}: ${read.reason}`);
      else if (read.line.kind === "end") isWhole = true;
      else {
        report.counts[read.line.kind][await restoreLine(read.line)] += 1;
        onProgress({ counts: { ...report.counts }, faults: [...report.faults] });
      }
    }
    if (number === 0) addFault("It is empty.");
    else if (!isWhole) addFault(`It is cut off after line ${number}. What stands before is restored.`);
  } catch (error) {
    addFault(`Stopped at line ${number + 1} (${explainStorageError(error)}). What stands before is restored.`);
  }
  savedListChanged();
  await Promise.all([savedPromptsChanged(), savedSettingsChanged()]);
  return report;
}

async function restoreLine(line: Exclude<BackupLine, { kind: "end" }>): Promise<RestoreOutcome> {
  switch (line.kind) {
    case "conversation":
      return restoreBackedUp(line);
    case "prompt":
      return restorePrompt(line);
    case "settings": {
      const { id, updatedAtMs, value } = line;
      if ((await settingsRecords.list()).some((each) => each.id === id)) return "same";
      await settingsRecords.restore({ id, updatedAtMs, value });
      return "added";
    }
    case "picture": {
      if (await loadBlob(line.sha256)) return "same";
      return (await keepFilePicture(line.sha256, line)) ? "added" : "unreadable";
    }
    case "preferences": {
      // What was chosen on this device counts.
      const names = BACKED_UP_PREFERENCES.filter((name) => deviceStore.read(name) === null);
      const given = names.filter((name) => Object.hasOwn(line.texts, name));
      for (const name of given) deviceStore.write(name, line.texts[name] ?? null);
      return given.length > 0 ? "added" : "same";
    }
    default:
      return assertNever(line);
  }
}

async function restorePrompt({
  id,
  updatedAtMs,
  value,
}: Extract<BackupLine, { kind: "prompt" }>): Promise<RestoreOutcome> {
  const parsed = parsePrompt(value);
  if ("prompt" in parsed) {
    const outcome = await addImportedPrompt(parsed.prompt);
    return outcome === "known" ? "same" : outcome === "refused" ? "unreadable" : "added";
  }
  if ((await promptRecords.list()).some((each) => each.id === id)) return "unreadable";
  await promptRecords.restore({ id, updatedAtMs, value });
  return "added";
}
