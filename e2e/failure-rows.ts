import type { Scenario } from "./api-server/scenarios.ts";

/** A failure that the test server causes, with the expected explanation and button. */
export type FailureRow = {
  name: string;
  scenario: Scenario;
  /** The expected cause, in the words of the page. */
  expectedCause: RegExp;
  /** The name of the expected button. */
  button: string;
  /** The expected words of the service's message. */
  quotes?: string;
  /** True where the failure comes after the start of the reply, whose text stays. */
  keepsText?: boolean;
  endsAs?: "failed" | "interrupted";
};

type Envelope = (status: number, type: string, message: string) => unknown;

/** The three forms in which services wrap an error. AI/ML API's status is a text. */
export const ENVELOPES: Record<string, Envelope> = {
  "AI/ML API": (status, _type, message) => ({
    message,
    path: "/v1/chat/completions",
    requestId: "7d3c1a52-0000-4000-8000-000000000099",
    statusCode: String(status),
    timestamp: "2026-06-01T12:00:00.000Z",
  }),
  OpenAI: (status, type, message) => ({ error: { message, type, param: null, code: status } }),
  Anthropic: (_status, type, message) => ({ type: "error", error: { type, message }, request_id: "req_etude0099" }),
};

/** A wait in a header that browsers may read, too short to be noticed. */
const SHORT_WAIT = { "Retry-After-Ms": "20", "Access-Control-Expose-Headers": "retry-after-ms" };

const STATUSES: [status: number, type: string, message: string, says: RegExp, button: string][] = [
  [
    400,
    "invalid_request_error",
    "max_tokens: Expected number <= 64, received 4096",
    /max_tokens is too large.*largest number that fits is 64/,
    "Send with max_tokens 64",
  ],
  [401, "authentication_error", "This key is not known here.", /key was not accepted/, "Open Connections"],
  [402, "billing_error", "There is a problem with the payment method.", /No credit is left/, "Try again"],
  [403, "permission_error", "This endpoint is not for this key.", /no permission for this request/, "Open Connections"],
  [
    404,
    "not_found_error",
    "Model not found: anthropic/claude-opus-4-5",
    /does not offer the model “anthropic\/claude-opus-4-5”/,
    "Choose another model",
  ],
  [408, "timeout_error", "Request Timeout", /gave up waiting for the request/, "Try again"],
  [409, "conflict_error", "Try the request once more.", /reported a conflict/, "Try again"],
  [
    413,
    "request_too_large",
    "Request exceeds the maximum allowed number of bytes.",
    /request is too large/,
    "Try again",
  ],
  [422, "invalid_request_error", "metadata: Input should be a mapping", /says that a field is wrong/, "Try again"],
  [429, "rate_limit_error", "Too Many Requests", /Too many requests.*tried 3 times/, "Try again"],
  [500, "api_error", "Internal server error", /had an internal error.*tried 2 times/, "Try again"],
  [502, "api_error", "Bad Gateway", /provider did not answer properly.*tried 3 times/, "Try again"],
  [503, "api_error", "Service unavailable", /not available now.*tried 3 times/, "Try again"],
  [504, "timeout_error", "Generation timeout", /took too long.*tried 3 times/, "Try again"],
  [529, "overloaded_error", "Overloaded", /Claude is overloaded.*tried 3 times/, "Try again"],
];

/** A row for every status, wrapped in one of the envelopes. */
export function createStatusRows(envelope: Envelope): FailureRow[] {
  return STATUSES.map(([status, type, message, expectedCause, button]) => ({
    name: `status ${status}`,
    scenario: { kind: "status", status, body: envelope(status, type, message), headers: SHORT_WAIT },
    expectedCause,
    button,
    quotes: message,
  }));
}

const refuseWith = (status: number, message: string, headers: Record<string, string> = SHORT_WAIT): Scenario => ({
  kind: "status",
  status,
  body: { message },
  headers,
});
const respondOk = (body: unknown, contentType?: string): Scenario => ({
  kind: "status",
  status: 200,
  body,
  headers: SHORT_WAIT,
  ...(contentType === undefined ? {} : { contentType }),
});

/** Rows of unusual responses, from a gateway or from the service. */
export const ODD_RESPONSES: FailureRow[] = [
  {
    name: "an error of the model hidden in the message",
    scenario: refuseWith(
      500,
      '529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded upstream"},"request_id":"req_in"}',
    ),
    expectedCause: /Claude is overloaded/,
    button: "Try again",
    quotes: "Overloaded upstream",
  },
  {
    name: "the free tier's limit",
    scenario: refuseWith(429, "Free-tier limit: You've reached your free limit for the hour", {}),
    expectedCause: /limit of your plan/,
    button: "Try again",
    quotes: "for the hour",
  },
  {
    name: "no quota, as OpenAI says it",
    scenario: { kind: "error", name: "openai-no-quota" },
    expectedCause: /limit of your plan/,
    button: "Try again",
  },
  {
    name: "no credit, with status 403",
    scenario: { kind: "error", name: "no-credit" },
    expectedCause: /No credit is left/,
    button: "Try again",
  },
  {
    name: "maintenance",
    scenario: refuseWith(500, "The model is under maintenance, please contact us at help@aimlapi.com.", {}),
    expectedCause: /under maintenance/,
    button: "Choose another model",
  },
  {
    name: "two parameters that exclude each other",
    scenario: refuseWith(
      400,
      "`max_tokens` and `stream` cannot both be specified for this model. Please use only one.",
    ),
    expectedCause: /takes max_tokens or stream, not both/,
    button: "Keep stream",
  },
  {
    name: "a parameter that is not accepted",
    scenario: refuseWith(400, "max_tokens: Extra inputs are not permitted"),
    expectedCause: /does not take max_tokens/,
    button: "Send without max_tokens",
  },
  {
    name: "the role of the system prompt",
    scenario: { kind: "error", name: "role-not-supported" },
    expectedCause: /takes no system role/,
    button: "Try again",
  },
  {
    name: "a prompt that is too long",
    scenario: { kind: "error", name: "prompt-too-long" },
    expectedCause: /longer than the model can read/,
    button: "Try again",
    quotes: "214302 tokens",
  },
  {
    name: "a picture that cannot be read",
    scenario: { kind: "error", name: "image-unreadable" },
    expectedCause: /could not use an image/,
    button: "Try again",
  },
  {
    name: "a list of details",
    scenario: { kind: "error", name: "detail-list" },
    expectedCause: /says that a field is wrong/,
    button: "Try again",
    quotes: "body.temperature: Input should be",
  },
  {
    name: "a flat error",
    scenario: { kind: "error", name: "flat" },
    expectedCause: /longer than the model can read/,
    button: "Try again",
  },
  {
    name: "an error that is a text",
    scenario: { kind: "error", name: "error-string" },
    expectedCause: /refused the request/,
    button: "Try again",
  },
  {
    name: "a message that is an object",
    scenario: { kind: "error", name: "message-object" },
    expectedCause: /refused the request/,
    button: "Try again",
    quotes: "top_p out of range",
  },
  {
    name: "a wait of two minutes",
    scenario: {
      kind: "status",
      status: 429,
      body: { message: "Slow down" },
      headers: { "Retry-After": "120", "Access-Control-Expose-Headers": "retry-after" },
    },
    expectedCause: /asks to wait 2 min/,
    button: "Try again",
  },
  {
    name: "a bare 404",
    scenario: { kind: "status", status: 404 },
    expectedCause: /no chat endpoint at this address/,
    button: "Open Connections",
  },
  {
    name: "HTML with status 404",
    scenario: { kind: "error", name: "not-found-html" },
    expectedCause: /no chat endpoint at this address/,
    button: "Open Connections",
  },
  {
    name: "HTML with status 413",
    scenario: { kind: "error", name: "too-large-html" },
    expectedCause: /request is too large/,
    button: "Try again",
  },
  {
    name: "HTML with status 502",
    scenario: {
      kind: "status",
      status: 502,
      body: "<html><h1>502</h1></html>",
      contentType: "text/html",
      headers: SHORT_WAIT,
    },
    expectedCause: /provider did not answer properly/,
    button: "Try again",
  },
  {
    name: "half a JSON with status 502",
    scenario: {
      kind: "status",
      status: 502,
      body: '{"message":"Bad Gat',
      contentType: "application/json",
      headers: SHORT_WAIT,
    },
    expectedCause: /provider did not answer properly/,
    button: "Try again",
  },
  {
    name: "a bare 500",
    scenario: { kind: "status", status: 500, headers: SHORT_WAIT },
    expectedCause: /had an internal error/,
    button: "Try again",
  },
  {
    name: "plain text with status 500",
    scenario: {
      kind: "status",
      status: 500,
      body: "upstream connect error",
      contentType: "text/plain",
      headers: SHORT_WAIT,
    },
    expectedCause: /had an internal error/,
    button: "Try again",
    quotes: "upstream connect error",
  },
  {
    name: "HTML with status 200",
    scenario: { kind: "html" },
    expectedCause: /not a model's answer/,
    button: "Open Connections",
  },
  {
    name: "other JSON with status 200",
    scenario: respondOk({ ok: true }),
    expectedCause: /not a model's answer/,
    button: "Open Connections",
  },
  {
    name: "a JSON error with status 200",
    scenario: respondOk({ error: { code: 503, message: "No provider" } }),
    expectedCause: /not available now.*tried 3 times/,
    button: "Try again",
    quotes: "No provider",
  },
  {
    name: "an error without a number with status 200",
    scenario: respondOk({ error: "it broke" }),
    expectedCause: /answered with an error instead of text/,
    button: "Try again",
    quotes: "it broke",
  },
  {
    name: "an error as the first event",
    scenario: respondOk('data: {"error":{"message":"Nobody is free","code":503}}\n\n', "text/event-stream"),
    expectedCause: /not available now.*tried 3 times/,
    button: "Try again",
    quotes: "Nobody is free",
  },
  {
    name: "nothing with status 200",
    scenario: { kind: "empty" },
    expectedCause: /The answer was empty/,
    button: "Try again",
  },
  {
    name: "a stream of comments alone",
    scenario: respondOk(": still there\n\n: still there\n\n", "text/event-stream"),
    expectedCause: /The answer was empty/,
    button: "Try again",
  },
  // Last, since a new conversation starts with the last used model and its parameters.
  {
    name: "a gone model, as a wrong value",
    scenario: { kind: "error", name: "model-not-in-list" },
    expectedCause: /does not offer the model/,
    button: "Use Claude Opus 4.8",
  },
];

/** Rows of replies that break off after a good start: their text stays, and nothing is sent again automatically. */
export const BROKEN_OFF: FailureRow[] = [
  {
    name: "a stream that ends before its end",
    scenario: { kind: "recording", name: "stream-cut.sse" },
    expectedCause: /Interrupted.*The text so far is kept/,
    button: "Continue",
    keepsText: true,
    endsAs: "interrupted",
  },
  {
    name: "a body cut at byte 900",
    scenario: { kind: "recording", name: "claude-stream.sse", cutAtByte: 900 },
    expectedCause: /Interrupted/,
    button: "Regenerate",
    keepsText: true,
    endsAs: "interrupted",
  },
  {
    name: "a body cut at byte 2001, in small pieces",
    scenario: { kind: "recording", name: "claude-stream.sse", cutAtByte: 2001, splitEveryBytes: 13 },
    expectedCause: /Interrupted/,
    button: "Continue",
    keepsText: true,
    endsAs: "interrupted",
  },
  {
    name: "a connection that breaks in mid-answer",
    scenario: { kind: "reset", afterBytes: 900, afterMs: 500 },
    expectedCause: /Interrupted/,
    button: "Continue",
    keepsText: true,
    endsAs: "interrupted",
  },
  {
    name: "an error object in mid-stream",
    scenario: { kind: "recording", name: "stream-error-midway.sse" },
    expectedCause: /stopped the answer with an error.*text so far is kept/,
    button: "Regenerate",
    keepsText: true,
  },
  {
    name: "an overload in mid-stream",
    scenario: respondOk(
      'data: {"choices":[{"index":0,"delta":{"content":"So far"}}]}\n\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
      "text/event-stream",
    ),
    expectedCause: /stopped the answer with an error/,
    button: "Continue",
    quotes: "Overloaded",
    keepsText: true,
  },
];

const RAW = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/event-stream\r\n";

/** Rows of connections without a response, or with one that browsers may not read. */
export const NO_RESPONSE: FailureRow[] = [
  {
    name: "a socket that breaks before the answer",
    scenario: { kind: "reset" },
    expectedCause: /connection broke before an answer came.*tried 3 times/,
    button: "Try again",
  },
  {
    name: "a socket that breaks after the headers",
    scenario: { kind: "reset", afterBytes: 0 },
    expectedCause: /connection broke before an answer came.*tried 3 times/,
    button: "Try again",
  },
  {
    name: "something that is not HTTP",
    scenario: { kind: "raw", bytes: "HELLO 42\u0000\r\nwhat\r\n\r\n" },
    expectedCause: /connection broke before an answer came/,
    button: "Try again",
  },
  {
    name: "fewer bytes than promised",
    scenario: { kind: "raw", bytes: `${RAW}Content-Length: 999\r\n\r\n: so\n\n` },
    expectedCause: /connection broke before an answer came/,
    button: "Try again",
  },
  {
    name: "chunks that are none",
    scenario: { kind: "raw", bytes: `${RAW}Transfer-Encoding: chunked\r\n\r\nzz\r\n` },
    expectedCause: /connection broke before an answer came/,
    button: "Try again",
  },
  {
    name: "bytes that are not compressed as they claim",
    scenario: { kind: "raw", bytes: `${RAW}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain` },
    expectedCause: /connection broke before an answer came/,
    button: "Try again",
  },
  {
    name: "an answer hidden by CORS",
    scenario: { kind: "no-cors" },
    expectedCause: /connection broke before an answer came.*gateway's error page/,
    button: "Try again",
  },
  {
    name: "a gateway's error page without CORS",
    scenario: { kind: "no-cors", playing: { kind: "html", status: 502 } },
    expectedCause: /connection broke before an answer came.*gateway's error page/,
    button: "Try again",
  },
  {
    name: "a refused preflight",
    scenario: { kind: "refuse-preflight" },
    expectedCause: /did not let the browser send.*Authorization and Content-Type/,
    button: "Open Connections",
  },
  {
    name: "a way to another address",
    scenario: { kind: "redirect", to: "https://elsewhere.example/v1/chat/completions" },
    expectedCause: /points to another address.*not typed for/,
    button: "Open Connections",
  },
];
