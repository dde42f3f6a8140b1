import { PRESETS } from "#core/connections/presets.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import { createSecretsRedactor } from "#io/http/create-secrets-redactor.ts";
import { getKeySlot } from "./keys.ts";

/** Creates the redactor of every secret in this page, for what a service sends without having been sent a key. */
export function createKnownRedactor(): Redactor {
  return createSecretsRedactor(...Object.values(PRESETS).flatMap(({ id }) => getKeySlot(id) ?? []));
}
