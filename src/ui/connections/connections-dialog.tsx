import { useRef, useState } from "react";
import { normaliseBaseUrl } from "#core/connections/normalise-base-url.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { PresetId } from "#core/connections/presets.ts";
import { PRESETS, parsePresetId } from "#core/connections/presets.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
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
import { createConnectionForm, hasTypedText, resolveConnection, resolveFormSecrets } from "./connection-form.ts";
import { HeaderField } from "./header-field.tsx";
import { KeyFields } from "./key-fields.tsx";
import { TestButton } from "./test-button.tsx";
import { WireField } from "./wire-field.tsx";

const SERVICES = Object.values(PRESETS).map(({ id, name }) => ({ value: id, label: name }));

const formatList = (names: string[]): string => new Intl.ListFormat("en").format(names);

/** A dialog to choose a service, enter its key, test the connection and save it. Nothing changes before Save. */
export function ConnectionsDialog({ service, reason }: { service: PresetId | undefined; reason: string | undefined }) {
  const { form, otherTyped, isUnsaved, setForm, chooseService } = useConnectionForms(service);
  const keyField = useRef<HTMLInputElement>(null);
  const preset = PRESETS[form.presetId];
  const appServer = useAppServer();
  const serverKey = appServer?.hasKey === true && preset.id === "aimlapi";
  const address: ReturnType<typeof normaliseBaseUrl> =
    preset.id === "demo" ? { baseUrl: "" } : normaliseBaseUrl(form.baseUrl);
  const origin = "reason" in address ? null : parseOrigin(address.baseUrl);
  const { keyText, headerText, key, headers, keyError, headersError, boundTo } = resolveFormSecrets(form, origin);
  const savable = resolveConnection(form);
  const save = () => {
    if (!savable) return;
    const others = otherTyped.map((other) => ({ presetId: other.presetId, savable: resolveConnection(other) }));
    const invalid = others.find((other) => !other.savable);
    if (invalid) return chooseService(invalid.presetId);
    for (const other of others)
      if (other.savable) saveConnection(other.savable.connection, { ...other.savable.secrets, isChosen: false });
    saveConnection(savable.connection, savable.secrets);
    layerClosed();
    focusPrompt();
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
          <Field label="Service" hint={preset.hint}>
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
              />
              {preset.id === "custom" && (
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
          />
        </DialogBody>
        <DialogFooter>
          {otherTyped.length > 0 && (
            <p className="grow text-sm text-ink-3">
              Save also saves {formatList(otherTyped.map(({ presetId }) => PRESETS[presetId].name))}.
            </p>
          )}
          <Button look="ghost" onClick={layerClosed}>
            Cancel
          </Button>
          <Button look="primary" type="submit" offReason={savable ? undefined : "A field above needs another value"}>
            Save
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
} {
  const [forms, setForms] = useState<readonly [ConnectionForm, ...ConnectionForm[]]>(() => [
    createConnectionForm(service ?? parsePresetId(getOpenConversation()?.shared.connectionId ?? "") ?? "demo"),
  ]);
  const [form, ...others] = forms;
  return {
    form,
    otherTyped: others.filter(hasTypedText),
    isUnsaved: forms.some(hasTypedText),
    setForm: (changed) => setForms([changed, ...others]),
    chooseService: (presetId) =>
      setForms([
        forms.find((each) => each.presetId === presetId) ?? createConnectionForm(presetId),
        ...forms.filter((each) => each.presetId !== presetId),
      ]),
  };
}
