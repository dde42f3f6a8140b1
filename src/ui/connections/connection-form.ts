import { normaliseBaseUrl } from "#core/connections/normalise-base-url.ts";
import { parseHeaders, formatHeaders } from "#core/connections/parse-headers.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { PresetId } from "#core/connections/presets.ts";
import type { Wire } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getKeySlot, isKeyLocked } from "#state/connections/keys.ts";
import type { SavableConnection } from "#state/edits/save-connections.ts";

/** The values in the connections dialog before they are saved. */
export type ConnectionForm = {
  presetId: PresetId;
  baseUrl: string;
  savedBaseUrl: string;
  wire: Wire;
  key: string;
  isKeyTyped: boolean;
  /** The origin that the key was saved or typed for; null where the address was none when it was typed. */
  keyOrigin: string | null;
  /** One "Name: value" a line. */
  headerText: string;
  isHeaderTyped: boolean;
  /** The origin that the headers were saved or typed for, as of a key. */
  headerOrigin: string | null;
  remembered: boolean;
  /** True where this device is to have the key and the headers only under a passphrase. */
  isEncrypted: boolean;
  /** True where the saved key and headers are locked: the form has none of them, and saving it leaves them as they are. */
  isLocked: boolean;
};

/** The form of a preset with its saved values. */
export function createConnectionForm(presetId: PresetId): ConnectionForm {
  const { baseUrl, wire } = getConnection(presetId);
  return { presetId, baseUrl, savedBaseUrl: baseUrl, wire, ...createFormSecrets(presetId) };
}

/** The fields of a form that its key slot fills. */
function createFormSecrets(presetId: PresetId) {
  const slot = getKeySlot(presetId);
  return {
    key: slot?.key ?? "",
    isKeyTyped: false,
    keyOrigin: slot?.origin ?? null,
    headerText: formatHeaders(slot?.headers ?? {}),
    isHeaderTyped: false,
    headerOrigin: slot?.origin ?? null,
    remembered: slot?.remembered ?? false,
    isEncrypted: slot?.isEncrypted ?? false,
    isLocked: isKeyLocked(presetId),
  };
}

/** The form after its key was locked or unlocked: with the secrets that can be read now, unless some were typed. */
export function followLock(form: ConnectionForm): ConnectionForm {
  const isUntyped = !form.isKeyTyped && !form.isHeaderTyped;
  if (!isUntyped || form.isLocked === isKeyLocked(form.presetId)) return form;
  return { ...form, ...createFormSecrets(form.presetId) };
}

/** The form without any key or headers. */
export const emptySecrets = (form: ConnectionForm): ConnectionForm => ({
  ...form,
  ...createFormSecrets(form.presetId),
});

/** True where a key, headers or an address were typed that are not saved. */
export function hasTypedText({
  key,
  isKeyTyped,
  headerText,
  isHeaderTyped,
  baseUrl,
  savedBaseUrl,
}: ConnectionForm): boolean {
  return (
    (isKeyTyped && key.trim() !== "") ||
    (isHeaderTyped && headerText.trim() !== "") ||
    (baseUrl !== savedBaseUrl && baseUrl.trim() !== "")
  );
}

/**
 * The key and headers of a form for an origin, without those saved or typed for another one, which is `boundTo` where
 * there is a key of it.
 */
export function resolveFormSecrets(
  form: ConnectionForm,
  origin: string | null,
): {
  keyText: string;
  headerText: string;
  key: string;
  keyError?: string;
  headers: Record<string, string>;
  headersError?: string;
  boundTo?: string;
} {
  const isForeign = (boundTo: string | null) => boundTo !== null && origin !== null && boundTo !== origin;
  const keyText = isForeign(form.keyOrigin) ? "" : form.key;
  const headerText = isForeign(form.headerOrigin) ? "" : form.headerText;
  const key = trimKey(keyText);
  const parsed = parseHeaders(headerText);
  return {
    keyText,
    headerText,
    key,
    headers: "headers" in parsed ? parsed.headers : {},
    ...(/^[\x21-\x7e]*$/.test(key)
      ? {}
      : { keyError: "This is not a complete key: it holds a space or a character that no key has. Copy it again." }),
    ...("reason" in parsed ? { headersError: parsed.reason } : {}),
    ...(keyText === form.key || form.keyOrigin === null ? {} : { boundTo: form.keyOrigin }),
  };
}

/** The settings that are saved of a form; undefined where one of its fields needs another value. */
export function resolveConnection(form: ConnectionForm): SavableConnection | undefined {
  const { presetId, wire, remembered } = form;
  const address = presetId === "demo" ? { baseUrl: "" } : normaliseBaseUrl(form.baseUrl);
  if ("reason" in address) return undefined;
  const { key, headers, keyError, headersError } = resolveFormSecrets(form, parseOrigin(address.baseUrl));
  if (keyError !== undefined || headersError !== undefined) return undefined;
  const hasSecrets = key !== "" || Object.keys(headers).length > 0;
  return {
    connection: { id: presetId, presetId, baseUrl: address.baseUrl, wire },
    secrets: form.isLocked ? "kept" : { key, headers, remembered },
    isSealed: !form.isLocked && hasSecrets && remembered && form.isEncrypted,
  };
}

/** A key without characters that copying may add: spaces around it, and invisible characters. */
function trimKey(typed: string): string {
  return typed.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "").trim();
}
