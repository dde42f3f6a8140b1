import { expect, test } from "vitest";
import { buildZip } from "#e2e/fixtures/build-zip.ts";
import { CHATGPT_CHAT, CLAUDE_CHAT } from "#e2e/fixtures/data-exports.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import { openArchive } from "./open-archive.ts";
import { runImportCommand } from "./run-import-command.ts";

async function read(content: string | Blob): Promise<ReadSource> {
  const { newId: _newId, ...context } = createImportContext();
  const answer = await runImportCommand({ kind: "read", session: "s", sources: [{ name: "f", content }], context });
  const [source] = answer.kind === "read" ? answer.sources : [];
  if (!source) throw new Error("no answer");
  return source;
}

const json = (value: unknown): string => JSON.stringify(value);
const zip = (...files: Parameters<typeof buildZip>[0]): Blob => new Blob([buildZip(files)]);
const node = (id: string, parent: string | null, role = "user") => ({
  id,
  parent,
  message: { author: { role }, content: { content_type: "text", parts: [id] } },
});
const chat = (mapping: unknown) => json([{ title: "t", mapping }]);
const FOUR_GIGABYTES_SAID = 4_000_000_000;

/** Each file that cannot be taken, and the sentence that says why. */
const REFUSED: [name: string, make: () => string | Blob, reason: string | RegExp][] = [
  ["an empty file", () => new Blob([]), "It is empty."],
  ["only white space", () => " \n\t ", "It is empty."],
  ["a web page", () => "<!doctype html><script>alert(1)</script>", /^It is a web page/],
  ["a picture", () => new Blob([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")]), /zero bytes/],
  ["zero bytes", () => new Blob([new Uint8Array(5000)]), /zero bytes/],
  ["a number", () => "42", /^It is none/],
  ["a list of numbers", () => "[1,2,3]", /^It is JSON, but none/],
  ["an object of something else", () => json({ name: "etude", version: "1" }), /^It is JSON, but none/],
  [
    "JSON that is cut",
    () => json([CHATGPT_CHAT]).slice(0, 900),
    "It is no JSON: it ends too early (line 1, column 901).",
  ],
  ["a faulty comma", () => '{"messages": [,]}', "It is no JSON: it cannot be read from line 1, column 15 on."],
  ["a million brackets", () => "[".repeat(1_000_000), "Its lists and objects stand more than 200 deep in each other."],
  [
    "deep nesting in a message",
    () => `{"messages":[{"role":"user","content":${"[".repeat(5000)}${"]".repeat(5000)}}]}`,
    "Its lists and objects stand more than 200 deep in each other.",
  ],
  [
    "a message without a role",
    () => json({ model: "m", messages: [{ content: "x" }] }),
    "messages.0.role: it is missing.",
  ],
  ["messages of the wrong kind", () => json({ model: "m", messages: ["x"] }), /^messages\.0: expected an object/],
  ["a content of the wrong kind", () => json({ messages: [{ role: "user", content: 5 }] }), /^messages\.0\.content: /],
  [
    "a role that is a prototype's",
    () => json({ messages: [{ role: "__proto__", content: "x" }] }),
    /knows no role “__proto__”/,
  ],
  ["a role that is a method", () => json({ messages: [{ role: "constructor", content: "x" }] }), /knows no role/],
  [
    "a million messages",
    () => `{"messages":[${Array.from({ length: 1_000_000 }, () => '{"role":"user","content":"x"}').join(",")}]}`,
    "It has 1,000,000 messages, and a conversation of Étude holds up to 10,000.",
  ],
  ["a mapping that is a list", () => chat([]), /^0\.mapping: it cannot be read/],
  ["a node of the wrong kind", () => chat({ a: 7 }), /^0\.mapping\.a: expected an object/],
  [
    "a message without an author",
    () => chat({ a: { parent: null, message: { content: null } } }),
    /^0\.mapping\.a\.message\.author: it is missing/,
  ],
  [
    "a chat without messages",
    () => json([{ ...CLAUDE_CHAT, chat_messages: [] }]),
    "It holds no conversation with a message.",
  ],
  [
    "a second chat of the wrong kind",
    () => json([CLAUDE_CHAT, { chat_messages: [{ uuid: 1 }] }]),
    /^1\.chat_messages\.0\.uuid: expected a text/,
  ],
  ["a prompt of a later version", () => json({ etude: "prompt", format: 99 }), "A newer version of Étude made it."],
  ["a prompt that is cut", () => json({ etude: "prompt", format: 1 }), /it is missing/],
  ["a reference to a prompt", () => json({ id: "pmpt_123", version: "2" }), /only names a prompt that OpenAI keeps/],
  [
    "a damaged line",
    () => `${json({ messages: [{ role: "user", content: "x" }] })}\n{"messages":`,
    "Line 2 is no JSON: it ends too early (line 2, column 13).",
  ],
  [
    "a zip file without its end",
    () => zip({ path: "conversations.json", content: "[]" }).slice(0, 60),
    /cut off or damaged/,
  ],
  ["a zip file without JSON", () => zip({ path: "cat.png", content: "x" }), "The zip file has no JSON file in it."],
  ["a zip file that is no zip file", () => new Blob(["PK and more"]), /cut off or damaged/],
  [
    "a zip bomb that says so",
    () => zip({ path: "conversations.json", content: "x", saidBytes: FOUR_GIGABYTES_SAID }),
    /conversations\.json is larger than 400\.0 MB/,
  ],
  ["a program that sends nothing", () => "import requests\nrequests.post(url)", "The call sends no body."],
];

test.each(REFUSED)("%s is refused with a sentence within 3 s", async (_name, make, reason) => {
  const content = make();
  // The time of the processor, since other tests run meanwhile.
  const before = process.cpuUsage();
  const source = await read(content);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(3000);
  if (!("reason" in source)) throw new Error(`It was taken: ${json(source).slice(0, 300)}`);
  expect(source.reason).toMatch(reason);
});

/** Files that are odd and yet can be taken, and the number of turns and replies of the conversation. */
const TAKEN: [name: string, make: () => string | Blob, turns: number, replies: number][] = [
  ["a circle of parents", () => chat({ a: node("a", "b"), b: node("b", "a", "assistant") }), 1, 1],
  ["a message that follows itself", () => chat({ a: node("a", "a") }), 1, 0],
  ["a parent that is missing", () => chat({ a: node("a", "gone") }), 1, 0],
  [
    "ids that are names of prototypes",
    () =>
      chat(
        JSON.parse(
          `{"__proto__": ${json(node("__proto__", null))}, "constructor": ${json(node("constructor", "__proto__", "assistant"))}}`,
        ),
      ),
    1,
    1,
  ],
  [
    "the same id twice",
    () => json([{ ...CLAUDE_CHAT, chat_messages: [CLAUDE_CHAT.chat_messages[0], CLAUDE_CHAT.chat_messages[0]] }]),
    1,
    0,
  ],
  [
    "half characters",
    () => '{"messages":[{"role":"user","content":"\\ud83d"},{"role":"assistant","content":"\\ude00"}]}',
    1,
    1,
  ],
  ["UTF-16 with its mark", () => new Blob([Buffer.from(`\ufeff${json([CLAUDE_CHAT])}`, "utf16le")]), 2, 3],
  ["UTF-8 with its mark", () => `\ufeff${json([CLAUDE_CHAT])}`, 2, 3],
  [
    "zero characters in a text",
    () =>
      json({
        messages: [
          { role: "user", content: "a\0b" },
          { role: "assistant", content: "x" },
        ],
      }),
    1,
    1,
  ],
  [
    "numbers that cannot be",
    () => chat({ a: { ...node("a", null), message: { ...node("a", null).message, create_time: 1e300 } } }),
    1,
    0,
  ],
  [
    "a zip file with other files",
    () =>
      zip(
        { path: "a/__MACOSX/conversations.json", content: "no" },
        { path: "a/conversations.json", content: json([CHATGPT_CHAT]) },
      ),
    3,
    4,
  ],
];

test.each(TAKEN)("%s: what can be read is taken", async (_name, make, turns, replies) => {
  const source = await read(make());
  if ("reason" in source) throw new Error(source.reason);
  expect(source.entries.length).toBeGreaterThan(0);
  const answer = await runImportCommand({ kind: "take", session: "s", sourceIndex: 0, conversationIndex: 0 });
  const taken = answer.kind === "take" ? answer.taken : undefined;
  expect(Object.keys(taken?.conversation.turns ?? {})).toHaveLength(turns);
  expect(Object.keys(taken?.conversation.replies ?? {})).toHaveLength(replies);
  for (const { createdAtMs } of Object.values(taken?.conversation.turns ?? {}))
    expect(new Date(createdAtMs).getTime()).not.toBeNaN();
});

test("a small zip file that holds much is refused by what comes out of it, not by what it says", async () => {
  const archive = await openArchive(zip({ path: "a.json", content: new Uint8Array(30_000_000), saidBytes: 1000 }));
  if ("reason" in archive) throw new Error(archive.reason);
  await expect(archive.read("a.json", 5_000_000)).rejects.toThrow("a.json is larger than 5.0 MB");
});

test("numbers that JavaScript would round keep their digits", async () => {
  await read('{"model":"m","messages":[{"role":"user","content":"x"}],"seed":9007199254740993}');
  const answer = await runImportCommand({ kind: "take", session: "s", sourceIndex: 0, conversationIndex: 0 });
  expect(answer.kind === "take" && answer.taken?.fields).toEqual({ seed: { "etude:number": "9007199254740993" } });
});
