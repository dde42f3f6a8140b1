import { useRef, useState } from "react";
import type { Id } from "#core/vocabulary.ts";
import { layerClosed } from "#state/layers.ts";
import { saveUnreadableSettings } from "#state/library/save-unreadable.ts";
import { useSavedSettings } from "#state/library/saved-settings.ts";
import { UnreadableRecords } from "#ui/kit/unreadable-records.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { ChosenSettings } from "./chosen-settings.tsx";
import { SaveSettingsForm } from "./save-settings-form.tsx";

/** A dialog that keeps the settings of a column by name, and applies, compares, renames and deletes kept ones. */
export function SettingsDialog({ variantId, letter }: { variantId: Id; letter: string }) {
  const { list, isFailed } = useSavedSettings();
  const [chosenId, setChosenId] = useState<Id>();
  const field = useRef<HTMLInputElement>(null);
  if (!list && !isFailed) return null;
  const { all = [], unreadableCount = 0 } = list ?? {};
  const chosen = all.find(({ id }) => id === chosenId) ?? all[0];
  return (
    <Dialog title="Saved settings" position="wide" initialFocus={field} onClose={layerClosed}>
      <div className="flex min-h-0 w-208 max-w-full grow max-sm:flex-col max-sm:overflow-y-auto">
        <div className="flex min-h-0 shrink-0 flex-col gap-4 border-line p-4 max-sm:border-b sm:w-72 sm:overflow-y-auto sm:border-e">
          <SaveSettingsForm ref={field} variantId={variantId} letter={letter} all={all} onSaved={setChosenId} />
          {all.length > 0 && (
            <ul aria-label="Saved settings" className="-mx-1.5 flex flex-col border-t border-line pt-3">
              {all.map(({ id, name }) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-pressed={id === chosen?.id}
                    onClick={() => setChosenId(id)}
                    className="block min-h-7.5 w-full rounded-control px-1.5 py-1 text-start wrap-anywhere hover:bg-sunken aria-pressed:bg-accent-soft touch:min-h-11"
                  >
                    <span dir="auto">{name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <UnreadableRecords count={unreadableCount} onSave={() => void saveUnreadableSettings()} />
          {isFailed && <p className="text-sm text-danger">This browser does not let Étude read its saved settings.</p>}
        </div>
        <div className="flex min-w-0 grow flex-col">
          {chosen ? (
            <ChosenSettings key={chosen.id} saved={chosen} variantId={variantId} letter={letter} />
          ) : (
            <p className="p-4 text-sm text-ink-2">
              Nothing is saved yet. What is saved here can be applied to any column of any conversation.
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
