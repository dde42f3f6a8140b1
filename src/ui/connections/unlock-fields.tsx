import type { RefObject } from "react";
import { useState } from "react";
import { unlockKeys } from "#state/edits/unlock-keys.ts";
import { Button } from "#ui/kit/button.tsx";
import { PassphraseField } from "./passphrase-field.tsx";

const WRONG = "This passphrase opens none of your keys. Try again, or forget all keys and enter them anew.";

/** A field for the passphrase of saved keys, with the button that unlocks them. */
export function UnlockFields({
  fieldRef,
  hint,
  onUnlocked,
}: {
  fieldRef?: RefObject<HTMLInputElement | null>;
  hint?: string;
  onUnlocked: () => void;
}) {
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const unlock = async () => {
    if (isBusy || passphrase === "") return;
    setBusy(true);
    setError(undefined);
    try {
      if (await unlockKeys(passphrase)) {
        setPassphrase("");
        onUnlocked();
      } else setError(WRONG);
    } catch (thrown) {
      setError(`The keys could not be unlocked (${String(thrown)}).`);
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-1">
      <PassphraseField
        {...(fieldRef && { ref: fieldRef })}
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        {...(hint !== undefined && { hint })}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The form around it would be saved.
          event.preventDefault();
          void unlock();
        }}
        trailing={
          <Button
            className="h-8"
            data-press-once
            offReason={isBusy ? "It is being tried" : passphrase === "" ? "Type the passphrase first" : undefined}
            onClick={() => void unlock()}
          >
            {isBusy ? "Unlocking…" : "Unlock"}
          </Button>
        }
      />
      <p role="alert" className="text-sm text-danger empty:hidden">
        {error}
      </p>
    </div>
  );
}
