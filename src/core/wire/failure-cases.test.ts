import { expect, test } from "vitest";
import type { Failure, FailureKind } from "./failure.ts";
import { parseFailure, parseFailureInResponse } from "./parse-failure.ts";

type Case = { kind: FailureKind; status: number; body: unknown; has?: Partial<Failure> };

const openAi = (message: string, more: object = {}) => ({ error: { message, type: "invalid_request_error", ...more } });
const google = (message: string, more: object = {}) => [
  { error: { code: 400, message, status: "INVALID_ARGUMENT", ...more } },
];
const upstream = (raw: string, code = 400) => ({
  error: { message: "Provider returned error", code, metadata: { raw, provider_name: "Northern" } },
});

const CASES: Case[] = [
  { kind: "key-refused", status: 403, body: { message: "Your bearer token is malformed." } },
  { kind: "filtered", status: 400, body: openAi("The request was considered high risk.") },
  { kind: "overloaded", status: 503, body: { errors: [{ message: "Capacity temporarily exceeded." }] } },
  { kind: "role-refused", status: 422, body: { message: "messages.0.role: Input should be 'user' or 'assistant'" } },
  { kind: "wrong-address", status: 404, body: { error: "Unexpected endpoint or method. (POST /chat)" } },
  {
    kind: "max-tokens-too-large",
    status: 400,
    body: { message: "The maximum tokens you requested exceeds the model limit of 4096." },
    has: { fittingMaxTokens: 4096 },
  },
  {
    kind: "unknown-field",
    status: 400,
    body: openAi("additionalProperties 'seed' not allowed"),
    has: { field: "seed" },
  },

  {
    kind: "unavailable",
    status: 503,
    body: { error: "Model heron-3 is currently loading", estimated_time: 20.5 },
    has: { retryAfterMs: 20_500 },
  },
  {
    kind: "key-refused",
    status: 401,
    body: { fault: { faultstring: "Invalid ApiKey", detail: { errorcode: "oauth.v2.InvalidApiKey" } } },
    has: { serverMessage: "Invalid ApiKey" },
  },
  // The key.
  {
    kind: "key-refused",
    status: 400,
    body: google("Please pass a key.", { details: [{ reason: "API_KEY_INVALID" }] }),
  },
  { kind: "key-refused", status: 403, body: { error: { code: "invalid_api_key", message: "No." } } },
  { kind: "key-refused", status: 400, body: { detail: "The API key was not found." } },
  // Credit.
  { kind: "no-credit", status: 400, body: openAi("Your credit balance is used up, so this call was not made.") },
  { kind: "no-credit", status: 400, body: openAi("This organisation has reached its usage limits until next month.") },
  { kind: "no-credit", status: 429, body: openAi("Stopped.", { code: "billing_hard_limit_reached" }) },
  { kind: "plan-limit", status: 429, body: openAi("You are out of it.", { code: "insufficient_quota" }) },
  // The model.
  { kind: "model-unknown", status: 400, body: openAi("grey-heron-3 is not a valid model ID") },
  { kind: "model-unknown", status: 404, body: openAi("model 'heron' not found, try pulling it first") },
  { kind: "model-unknown", status: 404, body: { error: { code: "DeploymentNotFound", message: "Create one first." } } },
  { kind: "model-unknown", status: 400, body: openAi("The model `context-length-9` does not exist.") },
  // The context.
  { kind: "context-full", status: 400, body: openAi("Too much.", { code: "context_length_exceeded" }) },
  { kind: "context-full", status: 400, body: openAi("Too much.", { type: "exceed_context_size_error" }) },
  {
    kind: "context-full",
    status: 400,
    body: google("The input token count (900) exceeds the maximum number of tokens allowed (512)."),
  },
  {
    kind: "context-full",
    status: 400,
    body: openAi(
      "The maximum context length is 512 tokens. You requested 700 tokens (600 in the messages, 100 in the completion).",
    ),
  },
  // The answer's limit.
  {
    kind: "max-tokens-too-large",
    status: 400,
    body: openAi(
      "The maximum context length is 512 tokens. You requested 700 tokens (12 in the messages, 688 in the completion).",
    ),
    has: { fittingMaxTokens: 500 },
  },
  {
    kind: "max-tokens-too-large",
    status: 402,
    body: openAi("Ask for fewer max_tokens: you wanted 900, but can only afford 77."),
    has: { fittingMaxTokens: 77 },
  },
  {
    kind: "max-tokens-too-large",
    status: 400,
    body: upstream('{"error":{"message":"max_tokens: 9000 is above the limit of 8000"}}'),
    has: { fittingMaxTokens: 8000, upstream: "Northern" },
  },
  {
    kind: "max-tokens-too-large",
    status: 400,
    body: openAi("Range of max_tokens should be [1, 300]"),
    has: { fittingMaxTokens: 300 },
  },
  {
    kind: "max-tokens-too-large",
    status: 400,
    body: google("maxOutputTokens is 9 but the supported range is from 1 (inclusive) to 9 (exclusive)."),
    has: { fittingMaxTokens: 8 },
  },
  { kind: "bad-request", status: 400, body: openAi("`max_tokens` must be greater than `thinking.budget_tokens`.") },
  // A filter.
  { kind: "filtered", status: 400, body: openAi("Change it.", { code: "content_filter", param: "prompt" }) },
  {
    kind: "filtered",
    status: 400,
    body: openAi("Change it.", { innererror: { code: "ResponsibleAIPolicyViolation" } }),
  },
  { kind: "filtered", status: 403, body: openAi('Your input was flagged for "violence".') },
  // What the model cannot take.
  {
    kind: "not-supported",
    status: 404,
    body: { error: { message: "No endpoints found that support audio input", code: 404 } },
  },
  { kind: "not-supported", status: 400, body: openAi("heron:3b does not support tools") },
  { kind: "not-supported", status: 500, body: openAi("image input is not supported by this build") },
  // Too many requests.
  {
    kind: "rate-limited",
    status: 429,
    body: openAi("Over the rate. See https://x.example/quotaincrease for more."),
    has: {},
  },
  { kind: "rate-limited", status: 429, body: openAi("Please retry after 3 seconds."), has: { retryAfterMs: 3000 } },
  {
    kind: "rate-limited",
    status: 429,
    body: google("You exceeded your current quota.", { details: [{ retryDelay: "41.5s" }] }),
    has: { retryAfterMs: 41_500 },
  },
  { kind: "rate-limited", status: 400, body: openAi("Wait.", { code: "rate_limit_exceeded" }) },
  { kind: "rate-limited", status: 429, body: openAi("The token rate limit of your tier is exceeded.") },
  {
    kind: "too-large",
    status: 429,
    body: openAi("Request too large: limit 6000 tokens per minute", { code: "rate_limit_exceeded" }),
  },
  // Overload, and what stands behind a gateway.
  { kind: "overloaded", status: 503, body: { error: { status: "UNAVAILABLE", message: "The model is overloaded." } } },
  { kind: "overloaded", status: 429, body: openAi("Later.", { type: "engine_overloaded_error" }) },
  {
    kind: "bad-gateway",
    status: 502,
    body: upstream("<html><head><title>503 No backend</title></head></html>", 502),
    has: { serverMessage: "503 No backend", upstream: "Northern" },
  },
  {
    kind: "bad-gateway",
    status: 500,
    body: upstream("connection reset by peer", 500),
    has: { serverMessage: "connection reset by peer" },
  },
  { kind: "rate-limited", status: 500, body: upstream("rate-limited, come back later", 500) },
  // A field.
  {
    kind: "unknown-field",
    status: 400,
    body: openAi("Unrecognized request argument supplied: stream_options"),
    has: { field: "stream_options" },
  },
  {
    kind: "unknown-field",
    status: 400,
    body: google('Invalid JSON payload received. Unknown name "top_k": Cannot find field.'),
    has: { field: "top_k" },
  },
  {
    kind: "unknown-field",
    status: 422,
    body: { detail: [{ type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra inputs are not permitted" }] },
    has: { field: "seed" },
  },
  {
    kind: "unknown-field",
    status: 400,
    body: openAi("No.", { code: "unsupported_parameter", param: "logprobs" }),
    has: { field: "logprobs" },
  },
  // The role, and the address.
  {
    kind: "role-refused",
    status: 400,
    body: { object: "error", message: "System role not supported here", type: "BadRequestError" },
  },
  { kind: "role-refused", status: 400, body: google("Developer instruction is not enabled for models/heron-3") },
  { kind: "wrong-address", status: 404, body: { detail: "Not Found" } },
  { kind: "wrong-address", status: 404, body: openAi("Invalid URL (POST /v1/talk)") },
  { kind: "bad-request", status: 404, body: openAi("No endpoints found matching your data policy.") },
  { kind: "bad-request", status: 404, body: { error: { code: 404, message: "This file was deleted." } } },
  { kind: "forbidden", status: 403, body: openAi("Access to rate-limit-quota-proxy.example is refused.") },
];

test.each(CASES.map((row) => [row.kind, JSON.stringify(row.body).slice(0, 150), row] as const))(
  "an error is %s: %s",
  (kind, _body, { status, body, has = {} }) => {
    expect(parseFailure(status, "application/json", JSON.stringify(body))).toMatchObject({ kind, status, ...has });
  },
);

test("the wait of a header counts before one in the message, and makes the limit of a plan one that passes", () => {
  const body = JSON.stringify(openAi("You exceeded your quota. Please retry after 9 seconds."));
  expect(parseFailure(429, "application/json", body, 1000)).toMatchObject({ kind: "rate-limited", retryAfterMs: 1000 });
  expect(parseFailure(429, "application/json", body)).toMatchObject({ kind: "rate-limited", retryAfterMs: 9000 });
});

test.each<[string, string, string]>([
  ["a list", JSON.stringify([{ error: { message: "inner" } }]), "inner"],
  [
    "JSON text in the message",
    JSON.stringify({ message: `Failed: 400 {"error":{"message":"inner"}} (twice)` }),
    "inner",
  ],
  [
    "JSON in JSON in JSON",
    JSON.stringify({ error: JSON.stringify({ message: JSON.stringify({ detail: "inner" }) }) }),
    "inner",
  ],
  ["details", JSON.stringify({ error: { message: "Request failed", details: [{ description: "inner" }] } }), "inner"],
  ["a page's title", "<!doctype html><html><head><title>\n inner </title></head><body>x</body></html>", "inner"],
  ["JSON that is cut off", '{"error":{"message":"inner","type":"serv', "inner"],
  ["JSON as Python writes it", "{'error': {'message': 'inner', 'code': None}}", "inner"],
  [
    "a name of the status beside it",
    JSON.stringify({ statusCode: 400, error: "Bad Request", message: "inner" }),
    "inner",
  ],
  ["a plain text", "inner", "inner"],
])("the innermost message is found in %s", (_place, body, message) => {
  expect(parseFailure(400, "", body).serverMessage).toBe(message);
});

test.each<[FailureKind, number, string]>([
  ["not-an-answer", 403, "<html><head><title>Attention Required! | Cloudflare</title></head></html>"],
  ["forbidden", 403, "<html><head><title>403 Forbidden</title></head></html>"],
  ["timed-out", 524, "<html><head><title>models.example | 524: A timeout occurred</title></head></html>"],
  ["bad-gateway", 521, "error code: 521"],
])("a page of what stands before a service is %s (status %d)", (kind, status, page) => {
  expect(parseFailure(status, "text/html", page)).toMatchObject({ kind, status });
});

const TOLD_WITHOUT_STATUS = new Set<FailureKind>([
  "model-unknown",
  "context-full",
  "max-tokens-too-large",
  "filtered",
  "not-supported",
  "overloaded",
  "unknown-field",
  "role-refused",
]);

test.each(
  CASES.filter(({ kind, body }) => TOLD_WITHOUT_STATUS.has(kind) && !Array.isArray(body)).map(
    (row) => [row.kind, JSON.stringify(row.body).slice(0, 150), row] as const,
  ),
)("an error with status 200 before any text is %s as well: %s", (kind, _body, row) => {
  const body = JSON.parse(JSON.stringify(row.body));
  expect(parseFailureInResponse(body, false, true)?.kind).toBe(kind);
  expect(parseFailureInResponse(body, true, true)?.kind).toBe("error-in-stream");
});
