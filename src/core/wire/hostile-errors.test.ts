import fc from "fast-check";
import { expect, test } from "vitest";
import { FAILURE_KINDS } from "./failure.ts";
import type { Json } from "#core/json.ts";
import { createRedactor } from "./create-redactor.ts";
import { findErrorInLine, parseFailure, parseFailureInResponse } from "./parse-failure.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const NAMES = [
  "error",
  "message",
  "detail",
  "details",
  "code",
  "status",
  "statusCode",
  "type",
  "reason",
  "metadata",
  "raw",
  "errors",
  "param",
  "retryDelay",
  "retry_after",
  "provider_name",
  "request_id",
  "innererror",
  "loc",
  "msg",
  "__proto__",
  "constructor",
  "toString",
];
const SENTENCES = [
  "max_tokens: 99999999999999 > 5",
  "context length is 10, (99 in the messages, 1 in the completion)",
  "Please retry in 1e9s or 99999999999d",
  '{"error":',
  "[[[[{",
  "429",
  "\u0000\uD800",
  "'".repeat(200),
  "<title>",
];

const errorBodies = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom(...SENTENCES),
    fc.string(),
    fc.double(),
    fc.integer({ min: 390, max: 610 }),
    fc.integer({ min: 390, max: 610 }).map(String),
    fc.constantFrom(null, true, false, ""),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie("value"), { maxKeys: 6 }),
    tie("value").map((value) => `Failed: ${JSON.stringify(value)}`),
  ),
})).value;

function expectWhole(failure: ReturnType<typeof parseFailureInResponse>): void {
  if (!failure) return;
  expect(FAILURE_KINDS).toContain(failure.kind);
  const { serverMessage, retryAfterMs = 0, fittingMaxTokens = 1, status = 400 } = failure;
  expect(serverMessage === undefined || (serverMessage.trim() !== "" && serverMessage.length <= 600)).toBe(true);
  expect(retryAfterMs >= 0 && Number.isFinite(retryAfterMs)).toBe(true);
  expect(Number.isSafeInteger(fittingMaxTokens) && fittingMaxTokens > 0).toBe(true);
  expect(Number.isInteger(status)).toBe(true);
  for (const fact of [failure.requestId, failure.field, failure.upstream])
    expect(fact === undefined || (fact !== "" && fact.length <= 120)).toBe(true);
}

test("any error body, however nested or damaged, gives a failure with a cause and never throws", () => {
  fc.assert(
    fc.property(
      errorBodies,
      fc.integer({ min: 400, max: 599 }),
      fc.double({ min: 0, max: 1 }),
      (body, status, share) => {
        const text = JSON.stringify(body);
        expectWhole(parseFailure(status, "application/json", text));
        expectWhole(parseFailure(status, "", text.slice(0, Math.ceil(text.length * share))));
        findErrorInLine(text);
        const parsed = JSON.parse(text);
        if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
          for (const hasText of [true, false]) expectWhole(parseFailureInResponse(parsed, hasText, true));
      },
    ),
    { numRuns: 1500, seed: 17 },
  );
});

test("any text gives a failure and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => expectWhole(parseFailure(500, "", text))),
    { numRuns: 1000, seed: 17 },
  );
});

test("error bodies of 5 MB and of a hundred thousand levels take less than two seconds each", () => {
  const bodies = [
    JSON.stringify({ error: { message: "x ".repeat(2_500_000) } }),
    JSON.stringify({ error: { message: "{".repeat(5_000_000) } }),
    JSON.stringify({ error: { message: `{"a":`.repeat(1_000_000) } }),
    `${'{"error":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    "[".repeat(64_000),
    `<title>${" ".repeat(5_000_000)}`,
    JSON.stringify(Array.from({ length: 200_000 }, () => ({ error: { message: "one" } }))),
    JSON.stringify({ error: { message: "max_tokens ".repeat(400_000) } }),
    JSON.stringify({ error: { message: "model ".repeat(800_000) } }),
    JSON.stringify({ error: { message: "a-b.c/d".repeat(700_000) } }),
    JSON.stringify({ error: { code: "A".repeat(5_000_000), param: "b".repeat(5_000_000), message: "" } }),
  ];
  for (const body of bodies) {
    expect(measureMs(() => expectWhole(parseFailure(400, "application/json", body)))).toBeLessThan(2000);
  }
});

const KEY = "sk-live-4f9aQ2zz7Kd81mP0";
const { redact } = createRedactor([{ value: KEY, placeholder: "‹your key›" }]);

/** The value with the key behind a text and a name in it, wherever the share says. */
function hideKey(value: Json, share: number): Json {
  if (typeof value === "string") return share < 0.7 ? `${value} ${KEY}` : value;
  if (Array.isArray(value)) return [...value.map((item) => hideKey(item, share)), KEY];
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, hideKey(inner, share)] as const);
  return Object.fromEntries([...members, [share < 0.5 ? KEY : "param", share < 0.3 ? "x" : KEY]]);
}

test("no key that a service repeats, in a text, a name or escaped, stands in a failure", () => {
  fc.assert(
    fc.property(errorBodies, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (body, share, isEscaped) => {
      const hidden = hideKey(JSON.parse(JSON.stringify(body)), share);
      const written = JSON.stringify({ error: { message: `Unknown parameter: '${KEY}'`, details: hidden } });
      const text = isEscaped ? written.replaceAll("-", String.raw`\u002d`) : written;
      const failure = parseFailure(400, "application/json", redact(text));
      expectWhole(failure);
      expect(JSON.stringify(failure)).not.toContain(KEY);
      expect(failure.serverMessage).toBeTruthy();
    }),
    { numRuns: 300, seed: 17 },
  );
});
