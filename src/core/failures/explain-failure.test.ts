import { expect, test } from "vitest";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { explainFailure } from "./explain-failure.ts";
import type { FailureContext, SentRequest } from "./explanation.ts";
import type { Failure } from "#core/wire/failure.ts";
import { FAILURE_KINDS } from "#core/wire/failure.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";

const SENT: SentRequest = {
  paths: ["temperature", "top_p", "top_k", "max_tokens", "thinking.budget_tokens"],
  extraNames: ["beta"],
  extraPaths: ["beta"],
  dialect: "anthropic",
  adaptations: [],
  hasOwnFields: true,
  hasSystem: true,
  hasEarlierTurns: true,
  hasPictures: false,
  hasText: false,
};

function explain(failure: Failure, sent: Partial<SentRequest> = {}, change: Partial<FailureContext> = {}) {
  return explainFailure(failure, {
    preset: PRESETS.aimlapi,
    modelId: "anthropic/claude-opus-4-5",
    pageOrigin: "https://etude.example",
    headerNames: [],
    sent: { ...SENT, ...sent },
    ...change,
  });
}

test("every failure is explained by what happened, what to do and a button, and never by a bare status", () => {
  for (const kind of FAILURE_KINDS)
    for (const preset of Object.values<Preset>(PRESETS)) {
      const { what, why = "", todo, actions } = explain({ kind, status: 500, host: "h:1" }, {}, { preset });
      expect(what).toMatch(/^.{10,}\.$/);
      expect(todo).toMatch(/^[“A-Z].+[.?]$/);
      expect(`${what} ${why} ${todo}`).not.toMatch(/\b[45]\d\d\b|undefined/);
      expect(actions.length).toBeGreaterThan(0);
    }
});

const refused = (serverMessage: string): Failure => ({ kind: "bad-request", status: 400, serverMessage });

test("either of two exclusive parameters can be kept", () => {
  const { why, actions } = explain(refused("`temperature` and `top_p` cannot both be specified for this model."));
  expect(why).toBe("The model takes temperature or top_p, not both.");
  expect(actions).toEqual([
    { kind: "send-without", paths: ["top_p"], keeps: "temperature" },
    { kind: "send-without", paths: ["temperature"], keeps: "top_p" },
  ]);
});

test("a parameter that the model does not accept can be left out, and a wrong value is shown", () => {
  expect(explain(refused("top_k: Extra inputs are not permitted")).actions[0]).toEqual({
    kind: "send-without",
    paths: ["top_k"],
  });
  expect(
    explain(refused("Body validation error\nmax_tokens: Expected number <= 64000, received 99999")).actions[0],
  ).toEqual({
    kind: "show-parameter",
    path: "max_tokens",
  });
  expect(explain(refused("`thinking.budget_tokens` must be at least 1024")).actions[0]).toEqual({
    kind: "show-parameter",
    path: "thinking.budget_tokens",
  });
  expect(explain(refused("beta: Expected a boolean")).actions[0]).toEqual({
    kind: "show-parameter",
    path: "Extra JSON",
  });
});

test("stream_options that Étude adds can be left out, once, and not where the user set it", () => {
  const action = (sent: Partial<SentRequest>) =>
    explain(refused("Unrecognized request argument supplied: stream_options"), sent).actions[0];
  expect(action({ dialect: "openai" })).toEqual({ kind: "send-adapted", adaptation: "no-stream-options" });
  expect(action({ dialect: "openai", adaptations: ["no-stream-options"] }).kind).toBe("regenerate");
  expect(action({ dialect: "openai", extraNames: ["stream_options"] })).toEqual({
    kind: "show-parameter",
    path: "Extra JSON",
  });
});

test.each([
  [
    400,
    {
      error: {
        message:
          "'messages.2' : for 'role:assistant' the following must be satisfied[('messages.2' : property 'reasoning_content' is unsupported)]",
      },
    },
  ],
  [
    422,
    {
      message: {
        detail: [
          {
            type: "extra_forbidden",
            loc: ["body", "messages", 1, "assistant", "reasoning_content"],
            msg: "Extra inputs are not permitted",
          },
        ],
      },
    },
  ],
  [400, { error: { message: "Please remove the reasoning_content from your message to reduce network traffic." } }],
  [
    400,
    { message: "body.messages.1.assistant.reasoning: property 'body.messages.1.assistant.reasoning' is unsupported" },
  ],
  [
    400,
    {
      error: { message: "Unknown parameter: 'messages[1].reasoning_details'.", param: "messages[1].reasoning_details" },
    },
  ],
  [
    400,
    { error: { code: 400, message: "Invalid JSON payload received. Unknown name \"extra_content\" at 'messages[1]'" } },
  ],
])("thinking that Étude sends back and a server refuses is left out by the button, once (%#)", (status, body) => {
  const failure = parseFailure(status, "application/json", JSON.stringify(body));
  const action = (sent: Partial<SentRequest>) => explain(failure, sent).actions[0];
  expect(action({ dialect: "openai" })).toEqual({ kind: "send-adapted", adaptation: "no-own-fields" });
  for (const sent of [{ adaptations: ["no-own-fields"] as const }, { hasOwnFields: false }])
    expect(action({ dialect: "openai", ...sent }).kind).not.toBe("send-adapted");
});

test.each([
  "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly.",
  "reasoning_content is missing in assistant tool call message at index 2",
  "Expected `thinking`, but found `tool_use`. A final assistant message must start with a thinking block.",
])("a model that wants thinking back which is not there gets fewer turns, not less thinking: %s", (message) => {
  const failure = parseFailure(400, "application/json", JSON.stringify({ error: { message } }));
  const kinds = (sent: Partial<SentRequest>) => explain(failure, sent).actions.map(({ kind }) => kind);
  expect(kinds({ dialect: "openai" })).toEqual(["send-shorter", "regenerate"]);
  expect(kinds({ dialect: "openai", hasEarlierTurns: false })).toEqual(["regenerate"]);
});

test("a parameter named reasoning that is refused is the parameter, not thinking sent back", () => {
  const failure: Failure = {
    kind: "unknown-field",
    field: "reasoning",
    serverMessage: "Unknown parameter: 'reasoning'",
  };
  const [first] = explain(failure, { dialect: "openai", paths: ["reasoning.effort"] }).actions;
  expect(first.kind).not.toBe("send-adapted");
});

test("a refused system role leads to the system prompt before the first user text, once", () => {
  const action = (sent: Partial<SentRequest>) => explain({ kind: "role-refused" }, sent).actions[0];
  expect(action({})).toEqual({ kind: "send-adapted", adaptation: "system-in-user" });
  expect(action({ adaptations: ["system-in-user"] }).kind).toBe("regenerate");
  expect(action({ hasSystem: false }).kind).toBe("regenerate");
});

test("max_tokens that is too large leads to the largest number that fits, and to its field", () => {
  const failure: Failure = { kind: "max-tokens-too-large", fittingMaxTokens: 84 };
  expect(explain(failure).actions).toEqual([
    { kind: "send-with", path: "max_tokens", value: 84 },
    { kind: "show-parameter", path: "max_tokens" },
  ]);
  const sent = { paths: ["max_completion_tokens"] };
  expect(explain(failure, sent).actions[0]).toEqual({ kind: "send-with", path: "max_completion_tokens", value: 84 });
  const extra = explain(failure, { paths: [], extraNames: ["max_tokens"] });
  expect(extra.actions).toEqual([
    { kind: "send-with", path: "max_tokens", value: 84 },
    { kind: "show-parameter", path: "Extra JSON" },
  ]);
  expect(extra.why).toContain("84");
  expect(explain({ kind: "max-tokens-too-large" }).actions[0]).toEqual({ kind: "show-parameter", path: "max_tokens" });
});

test("the service's own sentence comes first where Étude knows no more", () => {
  expect(explain(refused("Something else is wrong.")).isMessageFirst).toBe(true);
  expect(explain({ kind: "server-error", serverMessage: "Oh." }).isMessageFirst).toBe(true);
  expect(explain({ kind: "server-error" }).isMessageFirst).toBeUndefined();
  expect(explain({ kind: "no-credit", serverMessage: "Pay." }).isMessageFirst).toBeUndefined();
});

test("a name that only resembles a parameter is ignored", () => {
  expect(explain(refused("top_kind is wrong, and so is my_temperature")).actions[0]).toEqual({ kind: "regenerate" });
});

test("a full context offers to leave out older turns only where there are some", () => {
  expect(explain({ kind: "context-full" }).actions[0]).toEqual({ kind: "send-shorter" });
  expect(explain({ kind: "context-full" }, { hasEarlierTurns: false }).actions[0]).toEqual({ kind: "regenerate" });
});

test("a wait of more than a minute offers to send later, a shorter one does not", () => {
  const long = explain({ kind: "rate-limited", retryAfterMs: 300_000 });
  expect(long.todo).toContain("5 min");
  expect(long.actions[0]).toEqual({ kind: "send-later", afterMs: 300_000 });
  expect(explain({ kind: "rate-limited", retryAfterMs: 2000 }).actions).toEqual([{ kind: "regenerate" }]);
});

test("the explanation states the number of attempts", () => {
  expect(explain({ kind: "overloaded", attempts: 3 }).why).toContain("Étude tried 3 times.");
});

test("the explanation of a local server tells how to allow this page, and which headers to allow", () => {
  expect(explain({ kind: "blocked-by-cors" }, {}, { preset: PRESETS.ollama }).todo).toContain(
    "OLLAMA_ORIGINS=https://etude.example",
  );
  expect(explain({ kind: "forbidden" }, {}, { preset: PRESETS.ollama }).todo).toContain("OLLAMA_ORIGINS");
  expect(explain({ kind: "blocked-by-cors" }).todo).toContain("https://etude.example");
  expect(explain({ kind: "preflight-refused" }, {}, { headerNames: ["X-Team"] }).todo).toContain(
    "Authorization, Content-Type and X-Team",
  );
});

test("the explanation of a refused key states the known balance, and of a too large request its largest attachment", () => {
  expect(explain({ kind: "forbidden" }).why).not.toContain("balance");
  expect(explain({ kind: "forbidden" }, {}, { balance: "$3.20 left." }).why).toContain(
    "When last checked: $3.20 left.",
  );
  expect(explain({ kind: "too-large" }).todo).toContain("remove attachments");
  expect(explain({ kind: "too-large", largest: { name: "scan.pdf", sizeBytes: 31_400_000 } }).todo).toContain(
    "scan.pdf, 31.4 MB",
  );
});
