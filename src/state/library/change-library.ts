import type { Id } from "#core/vocabulary.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import type { NamedRecords } from "#io/storage/named-records.ts";
import type { NamedRecord } from "#io/storage/open-database.ts";
import { showNotice } from "#state/notices.ts";

/** A kind of things that are kept by name: its name in sentences, its records, and what follows a change of one. */
export type LibraryKind = { what: string; records: NamedRecords; onChanged: () => Promise<void> };

/** Writes to the disk. False where the browser refuses, which a notice says. */
export async function changeLibrary({ what, onChanged }: LibraryKind, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
  } catch (error) {
    showNotice({ tone: "danger", text: `${what} not changed (${explainStorageError(error)}).` });
    return false;
  }
  await onChanged();
  return true;
}

/** Shows a notice with Undo, which writes a record back as it was stored; where that fails, it offers Undo again. */
export function offerToRestore(kind: LibraryKind, text: string, record: NamedRecord): void {
  const undo = async () => {
    if (!(await changeLibrary(kind, () => kind.records.restore(record)))) offerToRestore(kind, text, record);
  };
  showNotice({ tone: "plain", text, action: { label: "Undo", run: () => void undo() } });
}

/** Deletes a record, and offers to restore it by a notice with this text. */
export async function deleteRecordWithUndo(kind: LibraryKind, id: Id, text: string): Promise<void> {
  let deleted: NamedRecord | undefined;
  await changeLibrary(kind, async () => (deleted = await kind.records.remove(id)));
  if (deleted) offerToRestore(kind, text, deleted);
}
