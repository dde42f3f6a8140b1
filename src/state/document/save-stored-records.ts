import { saveFile } from "#io/browser/save-file.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import type { Id } from "#core/vocabulary.ts";
import { announce, showNotice } from "#state/notices.ts";

/** An action of a notice that saves all records of a conversation as a file, those that cannot be read too. */
export const saveAsFileAction = (id: Id) => ({
  label: "Save as a file",
  run: () => void saveRecordsAsFile("conversation", () => loadConversation(id)),
});

/** Saves records exactly as they are stored, whatever they are, as a JSON file. Nothing stored is changed. */
export async function saveRecordsAsFile(what: string, load: () => Promise<unknown>): Promise<void> {
  const fileName = `etude-stored-${what}.json`;
  try {
    saveFile(`${JSON.stringify({ etude: "stored-records", what, records: await load() }, null, 1)}\n`, fileName);
    announce(`${fileName} downloaded.`);
  } catch (error) {
    showNotice({ tone: "danger", text: `The file was not made (${explainStorageError(error)}).` });
  }
}
