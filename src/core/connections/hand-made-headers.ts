import { findHeaderFault } from "./parse-headers.ts";

/** Names of headers that carry a key or a session. */
const SECRET_NAME =
  /(^|-)(authorization|auth|api-?key|access-?key|subscription-?key|key|token|secret|password|credentials?)$/;

/**
 * A sentence that says why a header cannot be added to a request by hand; undefined where it can. Such headers are kept with
 * the reply, so that none may carry a key.
 */
export function findHandMadeHeaderFault(name: string, value: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower !== "authorization" && SECRET_NAME.test(lower))
    return `${name} would carry a key, which is never kept with a reply. Set it under Connections.`;
  return findHeaderFault(name, value);
}
