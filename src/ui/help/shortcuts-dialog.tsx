import { layerClosed } from "#state/layers.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { formatKeys } from "#ui/kit/key-hint.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";

/** Every shortcut, and the setting for the Enter key. */
export function ShortcutsDialog({ shortcuts }: { shortcuts: readonly { keys: string; label: string }[] }) {
  const enterRuns = usePreference("enterRuns");
  return (
    <Dialog title="Keyboard" onClose={layerClosed}>
      <DialogBody>
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
          {shortcuts.map(({ keys, label }) => (
            <div key={keys} className="contents">
              <dt>{label}</dt>
              <dd>
                <kbd className="rounded-chip border border-line-strong bg-sunken px-1.5 font-mono text-xs text-ink-2">
                  {formatKeys(keys)}
                </kbd>
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
      <div className="border-t border-line p-4">
        <Checkbox
          label="Enter runs the prompt, and Shift+Enter makes a new line"
          isChecked={enterRuns}
          onChange={(isChecked) => preferencesChanged({ enterRuns: isChecked })}
        />
      </div>
    </Dialog>
  );
}
