import { layerClosed } from "#state/layers.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { formatKeys } from "#ui/kit/key-hint.tsx";

/** Every shortcut, and how Enter behaves. */
export function ShortcutsDialog({ shortcuts }: { shortcuts: readonly { keys: string; label: string }[] }) {
  const enterRuns = usePreference("enterRuns");
  return (
    <Dialog title="Keyboard" onClose={layerClosed}>
      <div className="overflow-y-auto p-4">
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
        <label className="mt-4 flex items-center gap-2 border-t border-line pt-4">
          <input
            type="checkbox"
            checked={enterRuns}
            onChange={(event) => preferencesChanged({ enterRuns: event.target.checked })}
            className="size-4 accent-accent"
          />
          Enter runs the prompt, and Shift+Enter makes a new line
        </label>
      </div>
    </Dialog>
  );
}
