import type { HttpRequest } from "#core/wire/http-request.ts";

/** The header that carries a key, and the text before the key in its value. */
export type KeyHeader = { name: string; prefix: string };

const KEY_HEADERS: Readonly<Record<HttpRequest["auth"], KeyHeader | null>> = {
  bearer: { name: "Authorization", prefix: "Bearer " },
  "x-api-key": { name: "X-Api-Key", prefix: "" },
  none: null,
};

/** The header for the key of a request; null for a request without a key. */
export function getKeyHeader({ auth }: HttpRequest): KeyHeader | null {
  return KEY_HEADERS[auth];
}
