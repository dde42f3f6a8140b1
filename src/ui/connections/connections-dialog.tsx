import { useRef, useState } from "react";
import { normaliseBaseUrl } from "#core/connections/normalise-base-url.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { PresetId } from "#core/connections/presets.ts";
import { PRESETS, parsePresetId } from "#core/connections/presets.ts";
import { useMutation } from "@tanstack/react-query";
import { hasSealedKeys, useIsVaultOpen } from "#state/connections/key-vault.ts";
import { useKeyState } from "#state/connections/keys.ts";
import { queryClient } from "#state/query-client.ts";
import { type SavableConnection, saveConnections } from "#state/edits/save-connections.ts";
import { SERVICE_NOTES } from "#core/connections/service-notes.ts";
import { useAppServer } from "#state/connections/app-server.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Field } from "#ui/kit/field.tsx";
import { Note } from "#ui/kit/note.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { ParallelRequestsField } from "./parallel-requests-field.tsx";
import type { ConnectionForm } from "./connection-form.ts";
import {
  createConnectionForm,
  emptySecrets,
  followLock,
  hasTypedText,
  resolveConnection,
  resolveFormSecrets,
} from "./connection-form.ts";
import { EncryptionFields } from "./encryption-fields.tsx";
import { ForgetKeysButton } from "./forget-keys-button.tsx";
import { HeaderField } from "./header-field.tsx";
import { KeyFields } from "./key-fields.tsx";
import { findPassphraseObstacle, type NewPassphrase } from "./new-passphrase.ts";
import { TestButton } from "./test-button.tsx";
import { UnlockFields } from "./unlock-fields.tsx";
import { WireField } from "./wire-field.tsx";

const SERVICES = Object.values(PRESETS).map(({ id, name }) => ({ value: id, label: name }));

const formatList = (names: string[]): string => new Intl.ListFormat("en").format(names);

/** A dialog to choose a service, enter its key, test the connection and save it. Nothing changes before Save. */
export function ConnectionsDialog({ service, reason }: { service: PresetId | undefined; reason: string | undefined }) {
  const { form, otherTyped, isUnsaved, setForm, chooseService, secretsForgotten } = useConnectionForms(service);
  const keyField = useRef<HTMLInputElement>(null);
  const preset = PRESETS[form.presetId];
  const keyState = useKeyState(form.presetId);
  const appServer = useAppServer();
  const serverKey = appServer?.hasKey === true && preset.id === "aimlapi";
  const address: ReturnType<typeof normaliseBaseUrl> =
    preset.id === "demo" ? { baseUrl: "" } : normaliseBaseUrl(form.baseUrl);
  const origin = "reason" in address ? null : parseOrigin(address.baseUrl);
  const { keyText, headerText, key, headers, keyError, headersError, boundTo } = resolveFormSecrets(form, origin);
  const savable = resolveConnection(form);
  const others = otherTyped.map((other) => ({ presetId: other.presetId, savable: resolveConnection(other) }));
  const savables = [...others.map((other) => other.savable), savable];
  const { passphrase, typed, setTyped, obstacle } = usePassphrase(savables.some((each) => each?.isSealed));
  const saving = useMutation(
    {
      mutationFn: (all: readonly SavableConnection[]) =>
        saveConnections(all, passphrase === "new" ? typed.passphrase : undefined),
      onSuccess: () => {
        layerClosed();
        focusPrompt();
      },
    },
    queryClient,
  );
  const save = () => {
    if (!savable || obstacle !== undefined || saving.isPending) return;
    const invalid = others.find((other) => !other.savable);
    if (invalid) chooseService(invalid.presetId);
    else saving.mutate(savables.flatMap((each) => each ?? []));
  };
  return (
    <Dialog
      title="Connections"
      isUnsaved={isUnsaved}
      {...(service === undefined ? {} : { initialFocus: keyField })}
      onClose={layerClosed}
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogBody>
          {reason !== undefined && <Note tone="accent">{reason}</Note>}
          <Field label="Service" hint={SERVICE_NOTES[form.presetId].hint}>
            {(control) => (
              <Select {...control} look="field" options={SERVICES} value={form.presetId} onChange={chooseService} />
            )}
          </Field>
          {preset.id !== "demo" && (
            <>
              <TextField
                label="Base URL"
                isLiteral
                error={"reason" in address && form.baseUrl !== "" ? address.reason : undefined}
                value={form.baseUrl}
                onChange={(baseUrl) => setForm({ ...form, baseUrl })}
                inputMode="url"
                placeholder="https://…/v1"
              />
              <WireField wire={form.wire} onChange={(wire) => setForm({ ...form, wire })} />
              {form.isLocked ? (
                <Note tone="plain" className="flex flex-col gap-2">
                  <p>The key is locked. Enter your passphrase to use, see or change it.</p>
                  <UnlockFields onUnlocked={() => {}} />
                </Note>
              ) : (
                <KeyFields
                  fieldRef={keyField}
                  keyText={keyText}
                  remembered={form.remembered}
                  preset={preset}
                  serverKey={serverKey}
                  isServerLocked={appServer?.isLocked === true && preset.id === "aimlapi"}
                  error={keyError}
                  boundTo={boundTo}
                  onKeyChange={(text) => setForm({ ...form, key: text, isKeyTyped: true, keyOrigin: origin })}
                  onRememberedChange={(remembered) => setForm({ ...form, remembered })}
                >
                  <EncryptionFields
                    isEncrypted={form.isEncrypted}
                    isSaved={keyState.isEncrypted}
                    passphrase={passphrase}
                    typed={typed}
                    onEncryptedChange={(isEncrypted) => setForm({ ...form, isEncrypted })}
                    onTyped={setTyped}
                  />
                </KeyFields>
              )}
              {preset.id === "custom" && !form.isLocked && (
                <HeaderField
                  text={headerText}
                  error={headersError}
                  onChange={(text) => setForm({ ...form, headerText: text, isHeaderTyped: true, headerOrigin: origin })}
                />
              )}
              <ParallelRequestsField connectionId={preset.id} />
            </>
          )}
          <TestButton
            key={`${form.presetId} ${form.baseUrl} ${form.wire} ${key} ${headerText}`}
            connection={savable?.connection}
            secrets={{ key, headers }}
            isLocked={form.isLocked}
          />
          {saving.error && (
            <Note tone="danger" role="alert">
              Nothing was saved. {saving.error.message}
            </Note>
          )}
        </DialogBody>
        <DialogFooter>
          <span className="me-auto">
            <ForgetKeysButton onForgotten={secretsForgotten} />
          </span>
          {otherTyped.length > 0 && (
            <p className="grow text-sm text-ink-3">
              Save also saves {formatList(otherTyped.map(({ presetId }) => PRESETS[presetId].name))}.
            </p>
          )}
          <Button look="ghost" onClick={layerClosed}>
            Cancel
          </Button>
          <Button
            look="primary"
            type="submit"
            offReason={
              saving.isPending ? "The key is being encrypted" : savable ? obstacle : "A field above needs another value"
            }
          >
            {saving.isPending ? "Saving…" : "Save"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/**
 * The form of the chosen service. Another choice keeps what was typed for each service, since a key is often pasted
 * before its service is chosen.
 */
function useConnectionForms(service: PresetId | undefined): {
  form: ConnectionForm;
  /** The forms of other services in which something was typed. */
  otherTyped: readonly ConnectionForm[];
  isUnsaved: boolean;
  setForm: (form: ConnectionForm) => void;
  chooseService: (presetId: PresetId) => void;
  /** Empties the keys and headers of all forms, also those that were typed. */
  secretsForgotten: () => void;
} {
  const [forms, setForms] = useState<readonly [ConnectionForm, ...ConnectionForm[]]>(() => [
    createConnectionForm(service ?? parsePresetId(getOpenConversation()?.shared.connectionId ?? "") ?? "demo"),
  ]);
  const [form, ...others] = [followLock(forms[0]), ...forms.slice(1).map(followLock)];
  return {
    form,
    otherTyped: others.filter(hasTypedText),
    isUnsaved: forms.some(hasTypedText),
    setForm: (changed) => setForms([changed, ...others]),
    secretsForgotten: () => setForms([emptySecrets(form), ...others.map(emptySecrets)]),
    chooseService: (presetId) =>
      setForms([
        forms.find((each) => each.presetId === presetId) ?? createConnectionForm(presetId),
        ...forms.filter((each) => each.presetId !== presetId),
      ]),
  };
}

/** The passphrase for keys that are to be sealed, as far as the forms need one, and the reason why it cannot be used yet. */
function usePassphrase(isNeeded: boolean): {
  passphrase: "new" | "in-use" | "locked";
  typed: NewPassphrase;
  setTyped: (typed: NewPassphrase) => void;
  obstacle: string | undefined;
} {
  const [typed, setTyped] = useState<NewPassphrase>({ passphrase: "", repeated: "" });
  const isOpen = useIsVaultOpen();
  const passphrase = hasSealedKeys() ? (isOpen ? "in-use" : "locked") : "new";
  const obstacles = {
    new: findPassphraseObstacle(typed),
    locked: "Unlock your other keys first",
    "in-use": undefined,
  };
  return { passphrase, typed, setTyped, obstacle: isNeeded ? obstacles[passphrase] : undefined };
}
