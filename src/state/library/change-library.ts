import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import type { NamedRecord } from "#io/storage/open-database.ts";
import { showNotice } from "#state/notices.ts";

/** A kind of things that are kept by name: its name in sentences, and what follows a change of one. */
export type LibraryKind = { what: string; onChanged: () => Promise<void> };

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
export function offerToRestore(
  kind: LibraryKind,
  text: string,
  record: NamedRecord,
  restore: (record: NamedRecord) => Promise<void>,
): void {
  const undo = async () => {
    if (!(await changeLibrary(kind, () => restore(record)))) offerToRestore(kind, text, record, restore);
  };
  showNotice({ tone: "plain", text, action: { label: "Undo", run: () => void undo() } });
}
