import { Eye, EyeOff } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useState } from "react";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { Preset } from "#core/connections/preset.ts";
import { getKeysUrl } from "#core/connections/service-notes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { Note } from "#ui/kit/note.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

/**
 * The fields of a connection's key, which is shown as dots and stored in this tab only unless it is to be remembered.
 */
export function KeyFields({
  fieldRef,
  keyText,
  remembered,
  preset,
  serverKey,
  isServerLocked,
  error,
  boundTo,
  onKeyChange,
  onRememberedChange,
  children,
}: {
  fieldRef: RefObject<HTMLInputElement | null>;
  keyText: string;
  remembered: boolean;
  preset: Preset;
  serverKey: boolean;
  /** True where the server has a key that this browser may not use. */
  isServerLocked: boolean;
  /** The error in the key; undefined for a valid one. */
  error: string | undefined;
  /** The address of the key that is left out here, since it was saved or typed for that address. */
  boundTo: string | undefined;
  onKeyChange: (key: string) => void;
  onRememberedChange: (remembered: boolean) => void;
  /** The fields of a remembered key. */
  children: ReactNode;
}) {
  const [isShown, setShown] = useState(false);
  const keysUrl = getKeysUrl(preset.id);
  return (
    <div className="flex flex-col gap-1">
      {isServerLocked && keyText === "" && (
        <Note tone="plain">
          Étude’s server has a key. To use it, open the address that the server printed when it started; it is another
          after each start.
        </Note>
      )}
      <TextField
        ref={fieldRef}
        label="API key"
        isLiteral
        error={error}
        hint={
          <>
            {boundTo !== undefined &&
              `The key for ${parseHost(boundTo)} is not sent here. Enter the key for this address. `}
            Sent only to this address. Never part of an export, a link or a log.{" "}
            {keysUrl && <ExternalLink href={keysUrl}>Get a key</ExternalLink>}
          </>
        }
        value={keyText}
        onChange={onKeyChange}
        autoCapitalize="off"
        data-1p-ignore
        data-lpignore="true"
        placeholder={serverKey ? "not needed: Étude’s server has a key" : "paste your key"}
        className={!isShown && keyText !== "" ? "masked" : undefined}
        trailing={
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? "Hide key" : "Show key"}
            onClick={() => setShown(!isShown)}
            className="size-8"
          />
        }
      />
      <Checkbox
        label="Remember key on this device"
        hint={
          remembered
            ? "The key stays in this browser until you untick this. Leave it unticked on a shared computer."
            : "Without this, the key is forgotten with this tab. Reopening or duplicating the tab brings it along."
        }
        isChecked={remembered}
        onChange={onRememberedChange}
        className="mt-1"
      />
      {remembered && children}
    </div>
  );
}
