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
          aria-describedby="api-key-hint"
          autoCapitalize="off"
          data-1p-ignore
          data-lpignore="true"
          placeholder={serverKey ? "not needed: Étude’s server has a key" : "paste your key"}
          className={joinClasses(
            "h-8 min-w-0 grow rounded-control border border-line-strong bg-surface px-2.5 font-mono text-sm",
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
      <p id="api-key-hint" className="text-sm text-ink-3">
        {error !== undefined && <span className="block text-danger">{error}</span>}
        Sent only to this address. Never part of an export, a link or a log.
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
          aria-describedby="remember-key-hint"
          onChange={(event) => onChange({ remembered: event.target.checked })}
          className="size-4 accent-accent"
        />
        Remember key on this device
      </label>
      <p id="remember-key-hint" className="text-sm text-ink-3">
        {remembered
          ? "The key stays in this browser until you untick this. Leave it unticked on a shared computer."
          : "Without this, the key is forgotten when this tab closes."}
      </p>
    </div>
  );
}
