import { canEncryptKeys, lockKeys } from "#state/connections/key-vault.ts";
import { type Preferences, preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";
import type { NewPassphrase } from "./new-passphrase.ts";
import { findPassphraseProblems } from "./new-passphrase.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { UnlockFields } from "./unlock-fields.tsx";

const LOCKS: readonly { value: Preferences["keyLock"]; label: string }[] = [
  { value: "15-minutes", label: "after 15 minutes without use" },
  { value: "1-hour", label: "after 1 hour without use" },
  { value: "tab", label: "when this tab closes" },
];

/**
 * The choice to keep a remembered key under a passphrase. `passphrase` says where that comes from: a new one is typed
 * twice, the one of other keys is in use, or those keys are locked and have to be unlocked first.
 */
export function EncryptionFields({
  isEncrypted,
  isSaved,
  passphrase,
  typed,
  onEncryptedChange,
  onTyped,
}: {
  isEncrypted: boolean;
  /** True where the key of the form is saved under the passphrase that is in use. */
  isSaved: boolean;
  passphrase: "new" | "in-use" | "locked";
  typed: NewPassphrase;
  onEncryptedChange: (isEncrypted: boolean) => void;
  onTyped: (typed: NewPassphrase) => void;
}) {
  if (!canEncryptKeys())
    return (
      <p className="ps-6 text-sm text-ink-3">
        The key is stored unencrypted: this page came over plain http, where browsers offer pages no encryption. Over
        https, and on this computer itself, a key can be encrypted with a passphrase.
      </p>
    );
  const problems = findPassphraseProblems(typed);
  return (
    <div className="flex flex-col gap-3 ps-6">
      <Checkbox
        label="Encrypt with a passphrase"
        hint={
          isEncrypted
            ? "Étude asks for the passphrase once after each start and stores it nowhere. If you forget it, enter the key anew."
            : "Without this, the key is stored unencrypted, and whoever can use this browser can read it."
        }
        isChecked={isEncrypted}
        onChange={onEncryptedChange}
      />
      {isEncrypted && passphrase === "locked" && (
        <UnlockFields hint="The passphrase of your other keys, which are locked now." onUnlocked={() => {}} />
      )}
      {isEncrypted && passphrase === "new" && (
        <>
          <PassphraseField
            label="Passphrase"
            hint="At least 8 characters. Several words are safer than one."
            error={problems.passphrase}
            value={typed.passphrase}
            onChange={(text) => onTyped({ ...typed, passphrase: text })}
          />
          <PassphraseField
            label="Repeat passphrase"
            error={problems.repeated}
            value={typed.repeated}
            onChange={(text) => onTyped({ ...typed, repeated: text })}
          />
        </>
      )}
      {isEncrypted && passphrase === "in-use" && !isSaved && (
        <p className="text-sm text-ink-3">It is encrypted with the passphrase of your other keys.</p>
      )}
      {isEncrypted && passphrase !== "locked" && (
        <div className="flex flex-wrap items-center gap-2">
          <LockSelect />
          {isSaved && (
            <Button data-press-once onClick={lockKeys}>
              Lock now
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** The time after which the keys are locked. A change applies at once. */
function LockSelect() {
  const keyLock = usePreference("keyLock");
  return (
    <Select
      label="Lock keys"
      options={LOCKS}
      value={keyLock}
      onChange={(next) => preferencesChanged({ keyLock: next })}
    />
  );
}
