import { useState } from "react";
import { normaliseBaseUrl } from "#core/connections/normalise-base-url.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import { PRESETS, parsePresetId } from "#core/connections/presets.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { useAppServer } from "#state/connections/app-server.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { layerClosed, useLayerReason } from "#state/layers.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { ParallelRequestsField } from "./parallel-requests-field.tsx";
import { createConnectionForm, resolveFormSecrets } from "./connection-form.ts";
import { HeaderField } from "./header-field.tsx";
import { KeyFields } from "./key-fields.tsx";
import { TestButton } from "./test-button.tsx";
import { WireField } from "./wire-field.tsx";

const FIELD = "h-8 w-full rounded-control border border-line-strong bg-surface px-2.5";

/** Where requests go: choose a service, give it a key, try it, save it. Nothing changes before Save. */
export function ConnectionsDialog() {
  const reason = useLayerReason();
  const [form, setForm] = useState(() =>
    createConnectionForm(parsePresetId(getOpenConversation()?.shared.connectionId ?? "") ?? "demo"),
  );
  const preset = PRESETS[form.presetId];
  const serverKey = useAppServer()?.hasKey === true && preset.id === "aimlapi";
  const address: ReturnType<typeof normaliseBaseUrl> =
    preset.id === "demo" ? { baseUrl: "" } : normaliseBaseUrl(form.baseUrl);
  const origin = "reason" in address ? null : parseOrigin(address.baseUrl);
  const {
    keyText,
    headerText,
    key,
    headers,
    wrongKey: keyError,
    wrongHeaders: headersError,
  } = resolveFormSecrets(form, origin);
  const isInvalid = "reason" in address || keyError !== undefined || headersError !== undefined;
  const save = () => {
    if ("reason" in address || isInvalid) return;
    saveConnection(
      { id: preset.id, presetId: preset.id, baseUrl: address.baseUrl, wire: form.wire },
      { key, remembered: form.remembered, headers },
    );
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog title="Connections" onClose={layerClosed}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
          {reason !== null && <p className="rounded-card bg-accent-soft px-3 py-2">{reason}</p>}
          <div className="flex flex-col gap-1">
            <label htmlFor="connection-service" className="font-medium">
              Service
            </label>
            <select
              id="connection-service"
              aria-describedby="connection-service-hint"
              value={form.presetId}
              onChange={(event) => setForm(createConnectionForm(parsePresetId(event.target.value) ?? "demo"))}
              className={FIELD}
            >
              {Object.values(PRESETS).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <span id="connection-service-hint" className="text-sm text-ink-3">
              {preset.hint}
            </span>
          </div>
          {preset.id !== "demo" && (
            <>
              <div className="flex flex-col gap-1">
                <label htmlFor="connection-base-url" className="font-medium">
                  Base URL
                </label>
                <input
                  id="connection-base-url"
                  aria-describedby="connection-base-url-error"
                  value={form.baseUrl}
                  onChange={(event) => setForm({ ...form, baseUrl: event.target.value })}
                  spellCheck={false}
                  autoComplete="off"
                  inputMode="url"
                  placeholder="https://…/v1"
                  className={`${FIELD} font-mono text-sm`}
                />
                {"reason" in address && form.baseUrl !== "" && (
                  <span id="connection-base-url-error" className="text-sm text-danger">
                    {address.reason}
                  </span>
                )}
              </div>
              <WireField wire={form.wire} onChange={(wire) => setForm({ ...form, wire })} />
              <KeyFields
                keyText={keyText}
                remembered={form.remembered}
                preset={preset}
                serverKey={serverKey}
                error={keyError}
                onChange={(change) => setForm({ ...form, ...change })}
              />
              {preset.id === "custom" && (
                <HeaderField
                  text={headerText}
                  error={headersError}
                  onChange={(text) => setForm({ ...form, headerText: text, headerOrigin: null })}
                />
              )}
              <ParallelRequestsField connectionId={preset.id} />
            </>
          )}
          <TestButton
            key={`${form.presetId} ${form.baseUrl} ${form.wire} ${key} ${headerText}`}
            connection={
              "reason" in address || isInvalid
                ? undefined
                : { id: preset.id, presetId: preset.id, baseUrl: address.baseUrl, wire: form.wire }
            }
            secrets={{ key, headers }}
          />
        </div>
        <div className="flex shrink-0 justify-end gap-2 border-t border-line px-4 py-3">
          <Button look="ghost" onClick={layerClosed}>
            Cancel
          </Button>
          <Button look="primary" type="submit" disabled={isInvalid}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
