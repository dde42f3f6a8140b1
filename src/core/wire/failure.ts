/** What can go wrong, by cause. The sentences for a reader come from `explainFailure`. */
export const FAILURE_KINDS = [
  "key-missing",
  "key-refused",
  "no-credit",
  "forbidden",
  "model-unknown",
  "wrong-address",
  "bad-request",
  "role-refused",
  "context-full",
  "image-refused",
  "too-large",
  "request-timeout",
  "conflict",
  "rate-limited",
  "plan-limit",
  "server-error",
  "maintenance",
  "bad-gateway",
  "unavailable",
  "overloaded",
  "timed-out",
  "not-an-answer",
  "empty-answer",
  "error-in-stream",
  "offline",
  "unreachable",
  "broke-off",
  "blocked-by-cors",
  "preflight-refused",
  "redirected",
  "plain-http",
  "local-network-denied",
  "not-sendable",
  "bug",
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A failure as it is kept in a reply: facts only, and never a key. */
export type Failure = {
  kind: FailureKind;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** The service's own words, unwrapped and shortened. */
  serverMessage?: string;
  /** Whatever id the service gave the failed call. */
  requestId?: string;
  /** Host the call went to, for the sentence. */
  host?: string;
  /** The call went through this page's own server, with its key. */
  viaAppServer?: boolean;
  /** How long the service asked to be left alone, where it said so. */
  retryAfterMs?: number;
  /** The largest attachment of a request that was too large. */
  largest?: { name: string; sizeBytes: number };
  /** How many times it was asked for, where that was more than once. */
  attempts?: number;
};
