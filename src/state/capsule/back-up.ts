import { BACKUP_ENDING, type BackupLine, writeBackupHead, writeBackupLine } from "#core/capsule/backup-line.ts";
import { formatDay } from "#core/capsule/format-day.ts";
import { MAKER } from "#core/capsule/maker.ts";
import type { Json } from "#core/json.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { openSaveStream } from "#io/browser/open-save-stream.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { listBlobHashes } from "#io/storage/stored-pictures.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { flushDraft } from "#state/document/drafts.ts";
import { showNotice } from "#state/notices.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";
import { BACKED_UP_PREFERENCES, backedUp } from "./backup-memory.ts";

/**
 * Writes everything that is kept here into one file, a thing at a time, so that no more than one picture is in memory.
 * Known keys are taken out of texts. False where the person chose no file, or it failed, which a notice says.
 */
export async function backUpAll(): Promise<boolean> {
  const nowMs = Date.now();
  const stream = await openSaveStream(`etude-${formatDay(nowMs)}${BACKUP_ENDING}`);
  if (!stream) return false;
  try {
    await stream.write(writeBackupHead(nowMs, MAKER));
    for await (const line of listBackupLines()) await stream.write(writeBackupLine(line));
    await stream.close();
    backedUp(nowMs);
    return true;
  } catch (error) {
    await stream.abort().catch(() => undefined);
    showNotice({ tone: "danger", text: `The backup was not written (${explainStorageError(error)}).` });
    return false;
  }
}

/** Everything that is kept, texts before pictures, so that a file that is cut off has the texts. */
export async function* listBackupLines(): AsyncGenerator<BackupLine> {
  flushDraft();
  await flushDocuments();
  const redactor = createKnownRedactor();
  const clean = <Line extends BackupLine>(line: Line): Line => redactJson(line as Json, redactor) as Line;
  for (const { id, updatedAtMs } of await listConversations()) {
    const stored = await loadConversation(id);
    if (stored) yield clean({ kind: "conversation", id, updatedAtMs, ...withoutAbsent(stored) });
  }
  for (const { id, updatedAtMs, value } of await promptRecords.list())
    yield clean({ kind: "prompt", id, updatedAtMs, value });
  for (const { id, updatedAtMs, value } of await settingsRecords.list())
    yield clean({ kind: "settings", id, updatedAtMs, value });
  yield clean({
    kind: "preferences",
    texts: Object.fromEntries(
      BACKED_UP_PREFERENCES.flatMap((name) => {
        const text = deviceStore.read(name);
        return text === null ? [] : [[name, text]];
      }),
    ),
  });
  for (const sha256 of await listBlobHashes()) {
    const picture = await loadFilePicture(sha256);
    if (picture) yield { kind: "picture", sha256, ...picture };
  }
  yield { kind: "end" };
}

/** The object without entries that have no value, which JSON has none of either. */
function withoutAbsent<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}
