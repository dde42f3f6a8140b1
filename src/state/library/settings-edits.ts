import { applySettings } from "#core/library/apply-settings.ts";
import { captureSettings } from "#core/library/capture-settings.ts";
import { parseSettings, storeSettings } from "#core/library/parse-settings.ts";
import type { SavedSettings } from "#core/library/saved-settings.ts";
import { changeVariant } from "#core/conversation/change-variant.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import type { NamedRecord } from "#io/storage/open-database.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { getOpenConversation, getTypedTexts, openFieldsChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { buildFieldKey, selectFieldErrors } from "#state/document/typed-texts.ts";
import { announce } from "#state/notices.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { changeLibrary, deleteRecordWithUndo, offerToRestore, type LibraryKind } from "./change-library.ts";
import { savedSettingsChanged } from "./saved-settings.ts";

const SETTINGS: LibraryKind = {
  what: "The saved settings were",
  records: settingsRecords,
  onChanged: savedSettingsChanged,
};

/** Keeps the settings of a column by name, in place of those of an id where one is given. Undefined where that fails. */
export async function saveSettings(
  variantId: Id,
  { name, hasModel, replacedId }: { name: string; hasModel: boolean; replacedId: Id | undefined },
): Promise<Id | undefined> {
  const conversation = getOpenConversation();
  if (!conversation) return undefined;
  const id = replacedId ?? newId();
  const saved: SavedSettings = { id, name: name.trim(), kept: captureSettings(conversation, variantId, hasModel) };
  let before: NamedRecord | undefined;
  const isWritten = await changeLibrary(SETTINGS, () =>
    settingsRecords.change(id, Date.now(), (stored) => {
      if (stored !== undefined) before = { id, updatedAtMs: Date.now(), value: stored };
      return storeSettings(saved);
    }),
  );
  if (!isWritten) return undefined;
  if (before) offerToRestore(SETTINGS, `The saved settings “${saved.name}” were replaced.`, before);
  else announce("Settings saved.");
  return id;
}

/** Names saved settings. False where they are gone or the browser refuses, which a notice says. */
export function renameSettings(id: Id, name: string): Promise<boolean> {
  return changeLibrary(SETTINGS, () =>
    settingsRecords.change(id, Date.now(), (stored) => {
      const saved = parseSettings(stored);
      if (!saved) throw new Error("they were deleted");
      return storeSettings({ ...saved, name: name.trim() });
    }),
  );
}

/** Deletes saved settings, and offers to restore them. */
export function deleteSettingsWithUndo({ id, name }: SavedSettings): Promise<void> {
  return deleteRecordWithUndo(SETTINGS, id, `The saved settings “${name}” were deleted.`);
}

/** Applies saved settings to some columns, and offers to undo that. */
export function settingsApplied({ name, kept }: SavedSettings, variantIds: readonly Id[]): void {
  const open = getOpenConversation();
  if (!open) return;
  openFieldsChanged((before) => ({
    conversation: variantIds.reduce((conversation, variantId) => {
      const { specs } = resolveCapabilities(kept.model ?? resolveSettings(conversation, variantId));
      return applySettings(conversation, variantId, kept, (path) => specs.some((spec) => spec.path === path));
    }, before),
    // What was typed into a field of these columns stands for a value that is not there any more.
    texts: Object.fromEntries(
      variantIds.flatMap((id) =>
        Object.keys(getTypedTexts())
          .filter((key) => key.startsWith(buildFieldKey(id, "")))
          .map((key) => [key, undefined]),
      ),
    ),
  }));
  showUndoNotice(`The settings “${name}” were applied.`, open.id, (now) =>
    variantIds.reduce((conversation, id) => restoreSettings(conversation, open, id), now),
  );
}

/** A column with its settings of an earlier state, and in its sweep of then; everything else stays. */
function restoreSettings(conversation: Conversation, earlier: Conversation, variantId: Id): Conversation {
  const kept = captureSettings(earlier, variantId, true);
  const sweep = earlier.variants.find(({ id }) => id === variantId)?.sweep;
  return changeVariant(
    applySettings(conversation, variantId, kept, () => true),
    variantId,
    (variant) => (sweep && conversation.sweeps.some(({ id }) => id === sweep.id) ? { ...variant, sweep } : variant),
  );
}

/** The field of a column whose text is invalid, so that its settings cannot be saved as they are shown. */
export function findInvalidField(variantId: Id): string | undefined {
  return selectFieldErrors(getTypedTexts(), variantId)[0]?.path;
}
