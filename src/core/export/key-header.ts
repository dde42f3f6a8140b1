import type { HttpRequest } from "#core/wire/http-request.ts";

/** The header that carries a key, and what stands in it before the key. */
export type KeyHeader = { name: string; prefix: string };

const KEY_HEADERS: Readonly<Record<HttpRequest["auth"], KeyHeader | null>> = {
  bearer: { name: "Authorization", prefix: "Bearer " },
  "x-api-key": { name: "X-Api-Key", prefix: "" },
  none: null,
};

/** Where the key of a call goes; null for a call without one. */
export function getKeyHeader({ auth }: HttpRequest): KeyHeader | null {
  return KEY_HEADERS[auth];
}
