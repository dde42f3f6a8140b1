import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startApiServer, type ApiServer } from "./start-api-server.ts";
import { claudeBody, joinText, joinThinking, openaiBody, postChat, parseChunks } from "./test-client.ts";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterEach(() => server.reset());
afterAll(() => server.close());

test("a Claude stream has its id first, two finishing chunks, usage before the last and no [DONE]", async () => {
  const response = await postChat(server, { ...claudeBody, stream: true });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const { chunks, done } = parseChunks(await response.text());
  expect(done).toBe(false);
  expect(chunks.map((chunk) => chunk.id).filter((id) => id !== "")).toEqual(["msg_test000001"]);
  const [usage, last] = chunks.slice(-2);
  expect(usage?.choices[0]?.finish_reason).toBe("stop");
  expect(usage?.usage).toBeTruthy();
  expect(last?.choices).toEqual([{ index: 0, finish_reason: "stop" }]);
  expect(last?.usage).toBeNull();
  expect(chunks.slice(0, -2).every((chunk) => !("finish_reason" in (chunk.choices[0] ?? {})))).toBe(true);
  expect(new Set(chunks.map((chunk) => chunk.model))).toEqual(new Set(["claude-opus-4-5-20251101"]));
});

test("the reply repeats the question and names the sent parameters", async () => {
  const body = { ...claudeBody, system: "Be brief.", temperature: 0.7, max_tokens: 900, stream: true };
  const { chunks } = parseChunks(await (await postChat(server, body)).text());
  const text = joinText(chunks);
  expect(text).toContain("You said: Name a moon");
  expect(text).toContain('system="Be brief.", temperature=0.7, max_tokens=900, messages=1, images=0, documents=0');
  expect(text).not.toContain("stream=");
});

test("usage counts the words, and the price is 13 and 65 credits a token", async () => {
  server.next({ kind: "answer", text: "one two three four" });
  const { chunks } = parseChunks(await (await postChat(server, { ...claudeBody, stream: true })).text());
  expect(chunks.at(-2)?.usage).toEqual({ prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 });
  expect(chunks.at(-1)?.meta?.usage).toEqual({ credits_used: 299, usd_spent: 0.0001495 });
});

test("an unstreamed Claude response ends with end_turn and has its price in headers too", async () => {
  server.next({ kind: "answer", text: "Io, of Jupiter." });
  const response = await postChat(server, claudeBody);
  expect(response.headers.get("x-aimlapi-credits-used")).toBe("234");
  expect(response.headers.get("x-aimlapi-usd-spent")).toBe("0.000117");
  expect(await response.json()).toMatchObject({
    id: "msg_test000001",
    object: "chat.completion",
    choices: [
      {
        index: 0,
        finish_reason: "end_turn",
        message: { role: "assistant", content: "Io, of Jupiter.", reasoning_content: "" },
      },
    ],
    usage: { prompt_tokens: 3, completion_tokens: 3, total_tokens: 6 },
    meta: { usage: { credits_used: 234, usd_spent: 0.000117 } },
  });
});

test("thinking comes before the text and counts as output", async () => {
  server.next({ kind: "answer", text: "Europa." });
  const body = { ...claudeBody, max_tokens: 4000, thinking: { type: "enabled", budget_tokens: 1024 }, stream: true };
  const { chunks } = parseChunks(await (await postChat(server, body)).text());
  expect(joinThinking(chunks)).toBe("The last message has 3 words. I shall say them back.");
  expect(joinText(chunks)).toBe("Europa.");
  const lastThought = chunks.findLastIndex((chunk) => chunk.choices[0]?.delta?.reasoning_content);
  expect(lastThought).toBeLessThan(chunks.findIndex((chunk) => chunk.choices[0]?.delta?.content));
  expect(chunks.at(-2)?.usage?.completion_tokens).toBe(12);
});

test("the reply stops at max_tokens with each wire's own finish reason", async () => {
  server.always({ kind: "answer", text: "one two three" });
  const streamed = parseChunks(await (await postChat(server, { ...claudeBody, max_tokens: 2, stream: true })).text());
  expect(joinText(streamed.chunks)).toBe("one two");
  expect(streamed.chunks.at(-1)?.choices[0]?.finish_reason).toBe("length");
  const whole = await (await postChat(server, { ...claudeBody, max_tokens: 2 })).json();
  expect(whole).toMatchObject({ choices: [{ finish_reason: "max_tokens", message: { content: "one two" } }] });
  const openai = await (await postChat(server, { ...openaiBody, max_completion_tokens: 1 })).json();
  expect(openai).toMatchObject({ choices: [{ finish_reason: "length", message: { content: "one" } }] });
});

test("the reply stops before a stop sequence", async () => {
  server.always({ kind: "answer", text: "one two three" });
  const claude = await (await postChat(server, { ...claudeBody, stop_sequences: [" three", "two"] })).json();
  expect(claude).toMatchObject({ choices: [{ finish_reason: "stop_sequence", message: { content: "one " } }] });
  const openai = await (await postChat(server, { ...openaiBody, stop: "three" })).json();
  expect(openai).toMatchObject({ choices: [{ finish_reason: "stop", message: { content: "one two " } }] });
});

test("an OpenAI stream ends with [DONE] and includes usage only on request", async () => {
  const streamWithUsage = await (
    await postChat(server, { ...openaiBody, stream: true, stream_options: { include_usage: true } })
  ).text();
  const withUsage = parseChunks(streamWithUsage);
  expect(withUsage.done).toBe(true);
  expect(withUsage.chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 3 } });
  expect(withUsage.chunks[0]?.choices[0]?.finish_reason).toBeNull();
  expect(new Set(withUsage.chunks.map((chunk) => chunk.id))).toEqual(new Set(["chatcmpl_test000001"]));

  const withoutUsage = parseChunks(await (await postChat(server, { ...openaiBody, stream: true })).text());
  expect(withoutUsage.chunks.every((chunk) => !chunk.usage)).toBe(true);
});

test("n choices come under their own indices", async () => {
  const whole = (await (await postChat(server, { ...openaiBody, n: 3 })).json()) as { choices: { index: number }[] };
  expect(whole.choices.map((choice) => choice.index)).toEqual([0, 1, 2]);
});

test("a scenario chooses how its text is cut", async () => {
  server.next({ kind: "answer", text: "a🎹b", chunkText: (text) => text.split("") });
  const { chunks } = parseChunks(await (await postChat(server, { ...claudeBody, stream: true })).text());
  expect(chunks.filter((chunk) => chunk.choices[0]?.delta?.content)).toHaveLength(4);
  expect(joinText(chunks)).toBe("a🎹b");
});

test("words arrive while later ones are still unsent", async () => {
  server.next({ kind: "answer", paceMs: 25 });
  const response = await postChat(server, { ...claudeBody, stream: true });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toContain("msg_test000001");
  expect(server.requests[0]?.finished).toBe(false);
  let rest = "";
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read())
    rest += new TextDecoder().decode(piece.value);
  expect(rest).toContain("meta");
  await expect(server.requests[0]?.ended).resolves.toBe("finished");
  expect(server.requests[0]?.finished).toBe(true);
});
