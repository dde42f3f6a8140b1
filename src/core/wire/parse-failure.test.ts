import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PRESETS } from "#core/connections/presets.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { FailureKind } from "./failure.ts";
import { parseFailure, parseFailureInResponse } from "./parse-failure.ts";

type ErrorRecording = { name: string; status: number; contentType?: string; body: unknown };
const ERRORS = JSON.parse(readFileSync(new URL("recordings/errors.json", import.meta.url), "utf8")) as ErrorRecording[];

const parse = ({ status, contentType = "application/json", body }: ErrorRecording) =>
  parseFailure(
    status,
    contentType,
    typeof body === "string" ? body : body === null || body === undefined ? "" : JSON.stringify(body),
  );

test.each(ERRORS.map((error) => [error.name, error] as const))("%s is explained in plain words", (_name, error) => {
  const failure = parse(error);
  expect(failure.status).toBe(error.status);
  const { what, todo } = explainFailure(failure, {
    preset: PRESETS.aimlapi,
    modelId: "m",
    pageOrigin: "http://localhost:4173",
    headerNames: [],
  });
  expect(what.length).toBeGreaterThan(10);
  expect(todo).toMatch(/\.$/);
  expect(failure.serverMessage ?? "").not.toMatch(/<html|<body/i);
});

test.each<[number, string, FailureKind]>([
  [400, '{"message":"Body validation error\\nExpected x"}', "bad-request"],
  [401, '{"message":"This request requires a valid API key."}', "key-refused"],
  [403, `{"message":"You've run out of credits."}`, "no-credit"],
  [403, '{"message":"Not permitted"}', "forbidden"],
  [404, '{"error":{"message":"The model `x` does not exist"}}', "model-unknown"],
  [400, '{"message":"model x not found"}', "model-unknown"],
  [404, "<html>no</html>", "wrong-address"],
  [404, "", "wrong-address"],
  [413, "", "too-large"],
  [422, '{"detail":[{"loc":["body","temperature"],"msg":"too large","type":"x"}]}', "bad-request"],
  [429, '{"message":"Too Many Requests"}', "rate-limited"],
  [
    429,
    '{"message":"Free-tier limit: You have reached your free limit for the hour","statusCode":"429"}',
    "plan-limit",
  ],
  [500, '{"message":"Internal server error"}', "server-error"],
  [408, '{"message":"Request Timeout"}', "request-timeout"],
  [409, '{"type":"error","error":{"type":"conflict_error","message":"Conflict"}}', "conflict"],
  [400, '{"message":"prompt is too long: 214302 tokens > 200000 maximum"}', "context-full"],
  [400, '{"message":"messages.0.content.0.image.source.base64: image exceeds 5 MB maximum"}', "image-refused"],
  [
    400,
    `{"message":"Unsupported value: 'messages[0].role' does not support 'system' with this model."}`,
    "role-refused",
  ],
  [500, '{"message":"The model is under maintenance, please contact us at help@aimlapi.com."}', "maintenance"],
  [
    500,
    '{"message":"529 {\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"overloaded_error\\",\\"message\\":\\"Overloaded\\"}}"}',
    "overloaded",
  ],
  [502, '{"message":"Bad Gateway"}', "bad-gateway"],
  [503, "Service unavailable", "unavailable"],
  [504, '{"message":"Generation timeout"}', "timed-out"],
  [529, '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}', "overloaded"],
])("status %d with %s is %s", (status, body, kind) => {
  expect(parseFailure(status, body.startsWith("<") ? "text/html" : "application/json", body).kind).toBe(kind);
});

test("an upstream error hidden as text in the message is unwrapped, with its own request id", () => {
  const body = {
    message:
      '400 {"type":"error","error":{"type":"invalid_request_error","message":"seed: too small"},"request_id":"req_9"}',
    requestId: "outer",
    statusCode: 400,
  };
  expect(parseFailure(400, "application/json", JSON.stringify(body))).toEqual({
    kind: "bad-request",
    status: 400,
    serverMessage: "seed: too small",
    requestId: "req_9",
  });
});

test("a very long message is cut, and a message that is no text is shown as JSON", () => {
  expect(parseFailure(500, "text/plain", "x".repeat(5000)).serverMessage?.length).toBeLessThan(700);
  expect(parseFailure(400, "application/json", '{"message":{"a":1}}').serverMessage).toBe('{"a":1}');
});

test.each<[object, boolean, FailureKind, number?]>([
  [{ statusCode: "429", message: "Too Many Requests" }, false, "rate-limited", 429],
  [{ error: { code: 503, message: "No provider" } }, false, "unavailable", 503],
  [{ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, false, "overloaded", 529],
  [{ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, true, "error-in-stream", 529],
  [{ error: "it broke" }, false, "error-in-stream"],
])("an error that comes with status 200, %j, text before it: %s, is %s", (body, hasText, kind, status) => {
  const read = parseFailureInResponse(JSON.parse(JSON.stringify(body)), hasText);
  expect([read?.kind, read?.status]).toEqual([kind, status]);
});
