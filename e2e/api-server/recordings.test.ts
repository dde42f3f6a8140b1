import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadRecordedErrors, readRecording, recordingsFolder, splitAtEvents, splitEvery } from "./recordings.ts";
import { joinText, joinThinking, parseChunks, type Chunk } from "./test-client.ts";

const names = readdirSync(recordingsFolder);
const streams = names.filter((name) => name.endsWith(".sse"));

function readText(name: string): string {
  return readRecording(name).toString("utf8");
}

test("the README names every recording", () => {
  const readme = readText("README.md");
  for (const name of names.filter((file) => /\.(sse|json)$/.test(file))) expect(readme).toContain(`\`${name}\``);
});

test.each(streams)("%s is complete after either way of splitting", (name) => {
  const bytes = readRecording(name);
  expect(Buffer.concat(splitAtEvents(bytes)).equals(bytes)).toBe(true);
  expect(Buffer.concat(splitEvery(bytes, 3)).equals(bytes)).toBe(true);
});

test("the Claude stream splits a table, a fence and a surrogate pair, and has no [DONE]", () => {
  const { chunks, done } = parseChunks(readText("claude-stream.sse"));
  expect(done).toBe(false);
  const pieces = chunks.map((chunk) => chunk.choices[0]?.delta?.content ?? "");
  expect(pieces).toEqual(
    expect.arrayContaining(["\n| --", " |\n\n`", "``py"].map((part) => expect.stringContaining(part) as string)),
  );
  expect(pieces.some((piece) => /[\uD800-\uDBFF]$/.test(piece))).toBe(true);
  const text = joinText(chunks);
  expect(Buffer.from(text).toString()).toBe(text);
  expect(text).toContain(
    "\n\n| Word | 日本語 | Count |\n| --- | --- | ---: |\n| moon | 月 | 1 |\n| sea | 海 | 12 |\n\n```python\n",
  );
  expect(text.endsWith("```\n\nAn encore: 🎻 and 👩‍🚀.")).toBe(true);
});

test.each([
  ["claude-stream.sse", "stop"],
  ["claude-stream-with-meta.sse", "stop"],
  ["claude-stream-thinking.sse", "stop"],
  ["length.sse", "length"],
  ["refusal.sse", "content_filter"],
])("%s finishes twice with %s, and the second time without a delta", (name, reason) => {
  const { chunks } = parseChunks(readText(name));
  const [usage, last] = chunks.slice(-2);
  expect(usage?.choices[0]).toMatchObject({ delta: { content: "" }, finish_reason: reason });
  expect(usage?.usage?.total_tokens).toBe((usage?.usage?.prompt_tokens ?? 0) + (usage?.usage?.completion_tokens ?? 0));
  expect(last?.choices).toEqual([{ index: 0, finish_reason: reason }]);
  expect(chunks.slice(0, -2).some((chunk) => "finish_reason" in (chunk.choices[0] ?? {}))).toBe(false);
});

test.each(["claude-stream-with-meta.sse", "claude-stream-thinking.sse"])("%s has the price of its tokens", (name) => {
  const { chunks } = parseChunks(readText(name));
  expect(chunks.at(-1)?.meta?.usage).toEqual(computeCharge(chunks.at(-2)?.usage));
});

test.each(["claude-whole.json", "claude-whole-thinking.json"])("%s has the price of its tokens", (name) => {
  const whole = JSON.parse(readText(name)) as Chunk;
  expect(whole.meta?.usage).toEqual(computeCharge(whole.usage));
  expect(whole.choices[0]?.finish_reason).toBe("end_turn");
});

test("thinking comes first, with content null or absent", () => {
  expect(joinThinking(parseChunks(readText("claude-stream-thinking.sse")).chunks)).toBe(
    "Is 91 prime? Try 7: seven thirteens are 91.",
  );
  const { chunks } = parseChunks(readText("openai-stream-reasoning.sse").replaceAll(/^: .*\n+/gm, ""));
  expect(joinThinking(chunks)).toBe("A haiku has five, seven, five.");
  expect(joinText(chunks)).toBe("Rain on the old roof\nthe cat folds into a loaf\nevening is warm bread");
});

test("the cut stream ends inside an event and the failed one with its error", () => {
  expect(readText("stream-cut.sse").endsWith('"content":"ee, and th')).toBe(true);
  const failed = readText("stream-error-midway.sse");
  expect(failed).not.toContain("finish_reason");
  expect(JSON.parse(failed.trimEnd().split("data: ").at(-1) ?? "")).toMatchObject({
    error: { type: "overloaded_error" },
  });
});

test("the CRLF stream keeps its byte order mark and has no bare line feed", () => {
  const bytes = readRecording("stream-crlf.sse").toString("latin1");
  expect(bytes.startsWith("\xef\xbb\xbf")).toBe(true);
  expect(/(?<!\r)\n|\r(?!\n)/.test(bytes)).toBe(false);
});

test("tool arguments join to JSON by their index", () => {
  type Call = { index: number; id: string; function: { name: string; arguments: string } };
  const { chunks } = parseChunks(readText("openai-stream-tools.sse"));
  const calls = chunks.flatMap(
    (chunk) => (chunk.choices[0]?.delta as { tool_calls?: Call[] } | undefined)?.tool_calls ?? [],
  );
  const joined = (index: number) =>
    calls
      .filter((call) => call.index === index)
      .map((call) => call.function.arguments)
      .join("");
  expect(JSON.parse(joined(0))).toEqual({ from: "Bergen", to: "Voss" });
  expect(JSON.parse(joined(1))).toEqual({ zone: "Europe/Oslo" });
  expect(calls.map((call) => call.id).filter((id) => id !== "")).toEqual(["call_etude01", "call_etude02"]);
});

test("errors have unique names and cover every documented status", () => {
  const errors = loadRecordedErrors();
  expect(new Set(errors.map(({ name }) => name)).size).toBe(errors.length);
  const statuses = new Set(errors.map(({ status }) => status));
  for (const status of [400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 529])
    expect(statuses).toContain(status);
});

function computeCharge(usage: Chunk["usage"]): { credits_used: number; usd_spent: number } {
  const credits = (usage?.prompt_tokens ?? 0) * 13 + (usage?.completion_tokens ?? 0) * 65;
  return { credits_used: credits, usd_spent: credits / 2_000_000 };
}
