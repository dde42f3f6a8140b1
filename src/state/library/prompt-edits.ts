import { parsePrompt, storePrompt } from "#core/library/parse-prompt.ts";
import { mergePrompts } from "#core/library/edit-prompt.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { changeLibrary, deleteRecordWithUndo, type LibraryKind } from "./change-library.ts";
import { savedPromptsChanged } from "./saved-prompts.ts";

/** Stores a new prompt. False where the browser refuses, which a notice says. */
export function createSavedPrompt(prompt: SavedPrompt): Promise<boolean> {
  return tryWriting(() => promptRecords.change(prompt.id, Date.now(), () => storePrompt(prompt)));
}

/**
 * Changes a saved prompt by a pure edit of what is on the disk. False where it is gone or the browser refuses, which a
 * notice says.
 */
export function changeSavedPrompt(id: Id, edit: (before: SavedPrompt) => SavedPrompt): Promise<boolean> {
  return tryWriting(() => promptRecords.change(id, Date.now(), (stored) => storePrompt(edit(requirePrompt(stored)))));
}

/** Stores a prompt from elsewhere, or adds its versions to the copy of it that is here. */
export async function addImportedPrompt(imported: SavedPrompt): Promise<"added" | "merged" | "known" | "refused"> {
  let outcome: "added" | "merged" | "known" = "added";
  const isWritten = await tryWriting(() =>
    promptRecords.change(imported.id, Date.now(), (stored) => {
      if (stored === undefined) return storePrompt(imported);
      const own = requirePrompt(stored);
      const merged = mergePrompts(own, imported, newId);
      outcome = merged === own ? "known" : "merged";
      return storePrompt(merged);
    }),
  );
  return isWritten ? outcome : "refused";
}

/** Deletes a saved prompt with all its versions, and offers to restore it. */
export function deletePromptWithUndo({ id, name }: SavedPrompt): Promise<void> {
  return deleteRecordWithUndo(PROMPTS, id, `The saved prompt “${name}” was deleted.`);
}

function requirePrompt(stored: unknown): SavedPrompt {
  if (stored === undefined) throw new Error("it was deleted");
  const parsed = parsePrompt(stored);
  if ("reason" in parsed) throw new Error(`what is stored could not be read: ${parsed.reason}`);
  return parsed.prompt;
}

const PROMPTS: LibraryKind = {
  what: "The saved prompt was",
  records: promptRecords,
  onChanged: savedPromptsChanged,
};

const tryWriting = (write: () => Promise<unknown>): Promise<boolean> => changeLibrary(PROMPTS, write);
