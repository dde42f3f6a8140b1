import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import type { Preset } from "#core/connections/preset.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import type { ConnectionForm } from "./connection-form.ts";

/** The key of a connection: typed once, shown as dots, kept in this tab unless asked otherwise. */
export function KeyFields({
  keyText,
  remembered,
  preset,
  serverKey,
  error,
  onChange,
}: {
  keyText: string;
  remembered: boolean;
  preset: Preset;
  serverKey: boolean;
  /** What is wrong with the key, where anything is. */
  error: string | undefined;
  onChange: (change: Partial<ConnectionForm>) => void;
}) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor="api-key" className="font-medium">
        API key
      </label>
      <div className="flex gap-1">
        <input
          id="api-key"
          value={keyText}
          onChange={(event) => onChange({ key: event.target.value, keyOrigin: null })}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          data-1p-ignore
          data-lpignore="true"
          placeholder={serverKey ? "not needed: this page’s own server has one" : "paste it here"}
          className={joinClasses(
            "h-8 min-w-0 grow rounded-[7px] border border-line-strong bg-surface px-2.5 font-mono text-sm",
            !isShown && keyText !== "" && "masked",
          )}
        />
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? "Hide key" : "Show key"}
          onClick={() => setShown(!isShown)}
          className="size-8"
        />
      </div>
      {error !== undefined && <p className="text-sm text-danger">{error}</p>}
      <p className="text-sm text-ink-3">
        It goes only to this address, and is never part of an export, a link or a log.
        {preset.keysUrl && (
          <>
            {" "}
            <a
              href={preset.keysUrl}
              target="_blank"
              rel="noopener noreferrer"
              className="text-accent underline underline-offset-2"
            >
              Get a key
            </a>
          </>
        )}
      </p>
      <label className="mt-1 flex w-fit items-center gap-2">
        <input
          type="checkbox"
          checked={remembered}
          onChange={(event) => onChange({ remembered: event.target.checked })}
          className="size-4 accent-accent"
        />
        Remember key on this device
      </label>
      <p className="text-sm text-ink-3">
        {remembered
          ? "It stays in this browser until you untick this. Do that on a computer you share."
          : "It lives in this tab and is gone when the tab closes."}
      </p>
    </div>
  );
}
