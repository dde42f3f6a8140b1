import { useDeferredValue, useState } from "react";
import { foldTexts, rankMatch, splitQuery } from "#core/commands/rank-match.ts";
import { ACTION_GROUPS } from "#state/actions/action.ts";
import { ALL_ACTIONS } from "#state/actions/action-table.ts";
import { allKeysReset } from "#state/actions/change-keys.ts";
import { getKeys } from "#state/actions/shortcut-keys.ts";
import { layerClosed } from "#state/layers.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Keys } from "./keys.tsx";
import { ShortcutRow } from "./shortcut-row.tsx";

/** The keys that a field or an answer with the focus takes itself. They cannot be changed. */
const KEYS_OF_PLACES: readonly { keys: string; label: string }[] = [
  { keys: "↑", label: "In an empty prompt: edit the last turn" },
  { keys: "P", label: "On an answer: mark it as pass; F marks it as fail, N adds a note" },
  { keys: "1–5", label: "On an answer: rate it; 0 clears the mark" },
  { keys: "← ↑ → ↓", label: "On an answer: go to the one beside, above or below it" },
];

const TEXTS = ALL_ACTIONS.map((action) => ({ action, texts: foldTexts(action) }));

/** Every action with its keys, which can be changed, and the setting for the Enter key. */
export function ShortcutsDialog() {
  const enterRuns = usePreference("enterRuns");
  const changed = usePreference("keys");
  const [query, setQuery] = useState("");
  const [recordedId, setRecordedId] = useState<string>();
  const words = splitQuery(useDeferredValue(query));
  const found = TEXTS.flatMap(({ action, texts }) => (rankMatch(texts, words) === undefined ? [] : [action]));
  const hasKeys = ({ id }: { id: string }) => getKeys(id, changed) !== undefined;
  const sections = [
    { title: "With keys", actions: found.filter(hasKeys) },
    ...ACTION_GROUPS.map((title) => ({
      title,
      actions: found.filter((action) => action.group === title && !hasKeys(action)),
    })),
  ].filter(({ actions }) => actions.length > 0);
  const places = KEYS_OF_PLACES.filter(({ label }) => rankMatch(foldTexts({ label }), words) !== undefined);
  return (
    <Dialog title="Keyboard" onClose={layerClosed}>
      <div className="shrink-0 border-b border-line p-4">
        <input
          type="search"
          aria-label="Find an action"
          placeholder="Find an action"
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          className={`h-8 w-full touch:h-11 ${CONTROL_CLASSES}`}
        />
      </div>
      <div className="flex min-h-0 grow flex-col gap-4 overflow-y-auto p-4">
        {sections.map(({ title, actions }, index) => (
          <section key={title} aria-label={title}>
            <h3 className="pb-1 text-xs font-medium text-ink-3">{title}</h3>
            <ul>
              {actions.map(({ id, label }) => (
                <ShortcutRow
                  key={id}
                  actionId={id}
                  label={label}
                  isRecording={recordedId === id}
                  onRecord={(isRecording) => setRecordedId(isRecording ? id : undefined)}
                />
              ))}
            </ul>
            {index === 0 && places.length > 0 && (
              <dl className="mt-1 flex flex-col border-t border-line pt-1">
                {places.map(({ keys, label }) => (
                  <div key={keys} className="flex min-h-8 items-center gap-3">
                    <dt className="min-w-0 grow">{label}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
        {sections.length === 0 && places.length === 0 && <p className="text-ink-3">No action has these words.</p>}
      </div>
      <DialogFooter>
        <Checkbox
          className="me-auto"
          label="Enter runs the prompt, and Shift+Enter makes a new line"
          isChecked={enterRuns}
          onChange={(isChecked) => preferencesChanged({ enterRuns: isChecked })}
        />
        <Button
          offReason={Object.keys(changed).length === 0 ? "No keys were changed" : undefined}
          onClick={() => {
            setRecordedId(undefined);
            allKeysReset();
          }}
        >
          Reset all
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
