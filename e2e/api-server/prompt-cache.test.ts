import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ApiServer, startApiServer } from "./start-api-server.ts";

let api: ApiServer;
beforeAll(async () => void (api = await startApiServer()));
beforeEach(() => api.reset());
afterAll(() => api.close());

const LONG = "word ".repeat(4100).trim();
const FIVE = { type: "ephemeral" };
const HOUR = { type: "ephemeral", ttl: "1h" };
const ANTHROPIC = {
  "x-api-key": "test-key",
  "anthropic-version": "2023-06-01",
  "anthropic-dangerous-direct-browser-access": "true",
};

async function post(path: string, body: object, headers: Record<string, string> = ANTHROPIC): Promise<Response> {
  const all = { "content-type": "application/json", ...headers };
  return await fetch(`${api.baseUrl}${path}`, { method: "POST", headers: all, body: JSON.stringify(body) });
}

async function countUsage(system: object[], question = "Hi"): Promise<unknown> {
  const messages = [{ role: "user", content: question }];
  const response = await post("/messages", { model: "claude-opus-4-5", max_tokens: 50, system, messages });
  return ((await response.json()) as { usage: unknown }).usage;
}

test("a marked beginning is written the first time, read afterwards, and written anew where it changed", async () => {
  const system = [{ type: "text", text: LONG, cache_control: HOUR }];
  expect(await countUsage(system)).toMatchObject({
    input_tokens: 1,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 4100,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 4100 },
  });
  const read = { cache_read_input_tokens: 4100, cache_creation_input_tokens: 0 };
  expect(await countUsage(system, "And you?")).toMatchObject({ input_tokens: 2, ...read });
  const other = [{ type: "text", text: `New ${LONG}`, cache_control: FIVE }];
  expect(await countUsage(other)).toMatchObject({ cache_read_input_tokens: 0, cache_creation_input_tokens: 4101 });
});

test("a short beginning is not kept, and a request without breakpoints counts as ever", async () => {
  const none = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
  expect(await countUsage([{ type: "text", text: "Be brief.", cache_control: FIVE }])).toMatchObject(none);
  expect(await countUsage([{ type: "text", text: "Be brief." }])).not.toHaveProperty("cache_read_input_tokens");
});

test("five breakpoints, and an hour behind five minutes, are refused", async () => {
  const texts = (...marks: object[]) => marks.map((cache_control) => ({ type: "text", text: "a", cache_control }));
  const send = async (system: object[]) =>
    (
      await post("/messages", {
        model: "claude-opus-4-5",
        max_tokens: 5,
        system,
        messages: [{ role: "user", content: "Hi" }],
      })
    ).status;
  expect(await send(texts(FIVE, FIVE, FIVE, FIVE, FIVE))).toBe(400);
  expect(await send(texts(FIVE, HOUR))).toBe(400);
  expect(await send(texts(HOUR, FIVE))).toBe(200);
});

test("tokens are counted for Anthropic's own header alone, and fields of an answer are refused", async () => {
  const body = { model: "claude-opus-4-5", system: "Be brief.", messages: [{ role: "user", content: "How are you?" }] };
  const counted = await post("/messages/count_tokens", body);
  expect(await counted.json()).toEqual({ input_tokens: 5 });
  expect((await post("/messages/count_tokens", { ...body, max_tokens: 5 })).status).toBe(400);
  expect((await post("/messages/count_tokens", body, { authorization: "Bearer test-key" })).status).toBe(404);
  expect((await post("/messages/count_tokens", body, { ...ANTHROPIC, "x-api-key": "other" })).status).toBe(401);
});
