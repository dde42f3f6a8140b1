import type { Redactor } from "#core/wire/create-redactor.ts";
import { createRedactor } from "#core/wire/create-redactor.ts";

/** The key and the headers of one origin, which are sent to no other. */
export type Secrets = { key?: string | undefined; headers?: Readonly<Record<string, string>> };

/** Creates the redactor for responses of a service that knows these secrets. */
export function createSecretsRedactor(...known: readonly Secrets[]): Redactor {
  return createRedactor(
    known.flatMap(({ key = "", headers = {} }) => [
      { value: key, placeholder: "‹your key›" },
      ...Object.entries(headers).map(([name, value]) => ({
        value,
        placeholder: /^(authorization|x-api-key)$/i.test(name) ? "‹your key›" : "‹your header›",
      })),
    ]),
  );
}
