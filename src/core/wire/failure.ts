/** Every cause of failure. `explainFailure` has the sentences shown for each. */
export const FAILURE_KINDS = [
  "key-missing",
  "key-locked",
  "key-refused",
  "no-credit",
  "forbidden",
  "model-unknown",
  "wrong-address",
  "bad-request",
  "unknown-field",
  "not-supported",
  "filtered",
  "role-refused",
  "context-full",
  "max-tokens-too-large",
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
  "batch-expired",
  "not-an-answer",
  "empty-answer",
  "answer-too-long",
  "no-content",
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

/** A failure as it is stored in a reply: facts only, and never a key. */
export type Failure = {
  kind: FailureKind;
  /** HTTP status, where a response came. */
  status?: number;
  /** The service's own error message, unwrapped and shortened. */
  serverMessage?: string;
  /** The id that the service gave the failed request. */
  requestId?: string;
  /** Host that the request went to, shown in the explanation. */
  host?: string;
  /** True where the request went through the server of this page, with that server's key. */
  viaAppServer?: boolean;
  /** The wait that the service asked for; absent where it named none. */
  retryAfterMs?: number;
  /** The largest number of tokens of an answer that fits, where the message of a failure names it. */
  fittingMaxTokens?: number;
  /** The field of the request that the service does not know. */
  field?: string;
  /** The provider behind the service that failed, where the service names it. */
  upstream?: string;
  /** The largest attachment of a request that was too large. */
  largest?: { name: string; sizeBytes: number };
  /** The number of attempts, where there was more than one. */
  attempts?: number;
};
