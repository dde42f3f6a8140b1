import { afterAll, beforeAll, expect, test } from "vitest";
import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import { explainFinishReason } from "#core/conversation/explain-finish-reason.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import { planRetry } from "#core/wire/plan-retry.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { ServerHabits } from "#e2e/api-server/server-habits.ts";
import { SERVERS, SITUATIONS } from "#e2e/api-server/server-habits.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { post } from "#io/http/post.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { streamReply } from "./stream-reply.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await startApiServer({ key: null, paceMs: 0, extraModels: SERVERS.map(({ modelId }) => modelId) });
});
afterAll(() => api.close());

const SENT = {
  paths: ["max_tokens"],
  extraNames: [],
  extraPaths: [],
  dialect: "openai",
  adaptations: [],
  hasOwnFields: true,
  hasSystem: false,
  hasEarlierTurns: true,
  hasPictures: false,
} as const;

/** A server's answer as a person sees it: its text, its sentence and the first button; and the wait before a retry. */
async function meet({ presetId, modelId, scenarios }: ServerHabits, situation: (typeof SITUATIONS)[number]) {
  api.next(scenarios[situation]);
  const codec = getCodec("chat-completions");
  const body = { model: modelId, messages: [{ role: "user", content: "Hi" }], stream: true };
  const request = {
    method: "POST",
    url: api.baseUrl + codec.path,
    headers: { "content-type": "application/json" },
    auth: "bearer",
    body: JSON.stringify(body),
  } as const;
  const { signal } = new AbortController();
  const transport = {
    send: () => post(request, { key: "sk-live-1" }, signal),
    diagnose: async () => ({ kind: "unreachable" }) as const,
    redact: <Failure>(failure: Failure) => failure,
  };
  let reply = exampleReply();
  let unknown = 0;
  const record = (_item: unknown, events: readonly { type: string }[]) => {
    unknown += events.filter(({ type }) => type === "unknown").length;
  };
  const onEvents = (events: readonly StreamEvent[]) => {
    reply = reduceReply(reply, events, 1);
  };
  await streamReply(request, codec, transport, signal, { onEvents, record });
  const text = reply.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  const { failure } = reply;
  const explained =
    failure &&
    explainFailure(failure, {
      preset: getNamedPreset({ presetId, baseUrl: "https://models.example/v1" }),
      modelId,
      pageOrigin: "http://localhost",
      headerNames: [],
      sent: { ...SENT, hasText: text !== "" },
    });
  return {
    text,
    status: reply.status,
    sentence: explained?.what ?? explainFinishReason(reply) ?? "",
    button: explained?.actions[0].kind ?? "",
    serverMessage: failure?.serverMessage ?? "",
    waitMs: failure && situation === "rate limit" ? planRetry(failure, 0, 0) : undefined,
    outputTokens: reply.usage?.outputTokens,
    unknown,
  };
}

const KEY = ["The key was not accepted.", "open-connections"] as const;
const FULL = ["The conversation is longer than the model can read.", "send-shorter"] as const;
const MANY = ["Too many requests.", "regenerate", 2000] as const;
const CUT = ["Interrupted: the connection broke or the page was closed. The text so far is kept.", ""] as const;
const noModel = (who: string, id: string) => [`${who} does not offer the model “${id}”.`, "choose-model"] as const;
const stopped = (who: string) => [`${who} stopped the answer with an error.`, "regenerate"] as const;

type Met = readonly [sentence: string, button: string, waitMs?: number];

/** The sentence and button that a person sees in each situation but the first answer, in their order. */
const GRID: Readonly<Record<string, readonly [Met, Met, Met, Met, Met]>> = {
  OpenRouter: [KEY, noModel("OpenRouter", "anthropic/claude-opus-4.5"), FULL, MANY, stopped("OpenRouter")],
  "llama.cpp": [
    KEY,
    noModel("llama.cpp", "default"),
    FULL,
    ["The service is not available now.", "regenerate", 1000],
    CUT,
  ],
  Ollama: [
    KEY,
    noModel("Ollama", "llama3.2"),
    FULL,
    ["The model is overloaded.", "regenerate", 1000],
    stopped("Ollama"),
  ],
  vLLM: [KEY, noModel("models.example", "Qwen/Qwen3-8B"), FULL, MANY, stopped("models.example")],
  "Azure OpenAI": [KEY, noModel("models.example", "gpt-5"), FULL, MANY, CUT],
  "Gemini’s compatible endpoint": [
    KEY,
    noModel("models.example", "gemini-3-pro-preview"),
    FULL,
    MANY,
    stopped("models.example"),
  ],
};

test.each(SERVERS)("the first answer of $name is read whole, and every field of it is known", async (server) => {
  const { text, status, sentence, unknown, outputTokens } = await meet(server, "first answer");
  expect({ text, status, sentence, unknown }).toEqual({ text: "Hello", status: "done", sentence: "", unknown: 0 });
  expect(outputTokens).toBe(server.name === "Azure OpenAI" ? undefined : 2);
});

const ROWS = SERVERS.flatMap((server) =>
  SITUATIONS.slice(1).map((situation, index) => ({ name: server.name, server, situation, index })),
);

test.each(ROWS)("$name, $situation: the cause is said, and a button leads on", async ({ server, situation, index }) => {
  const met = await meet(server, situation);
  const [sentence, button, waitMs] = GRID[server.name]?.[index] ?? [];
  expect(met).toMatchObject({ sentence, button, waitMs });
  expect(met.text).toBe(situation === "cut in mid-answer" ? "Hello" : "");
  // An answer that only breaks off has no message of the service.
  expect(met.serverMessage === "").toBe(button === "");
  expect(met.serverMessage).not.toMatch(/^[{[<]|sk-live/);
});
