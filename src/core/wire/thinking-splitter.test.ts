import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { createThinkingSplitter } from "./thinking-splitter.ts";
import type { StreamEvent } from "./stream-event.ts";

/** The parts of a reply whose content comes in these pieces. */
function readParts(pieces: readonly string[], end = "[DONE]") {
  const decoder = createChatCompletionsDecoder();
  const events = pieces.flatMap((content) =>
    decoder.decodeEvent({ data: JSON.stringify({ choices: [{ index: 0, delta: { content } }] }) }),
  );
  events.push(...(end === "" ? (decoder.decodeBreak?.() ?? []) : decoder.decodeEvent({ data: end })));
  return reduceReply(exampleReply(), events, 1).parts;
}

const thinking = (text: string) => ({ kind: "thinking", text, wire: "chat-completions" });
const text = (shown: string) => ({ kind: "text", text: shown });

const CASES: [string, string, object[]][] = [
  ["a tag at the beginning", "<think>\nWhat is 2+2?\n</think>\n\nFour.", [thinking("What is 2+2?"), text("Four.")]],
  ["white space before the tag", "\n\n<thinking>Hm</thinking>So", [thinking("Hm"), text("So")]],
  ["a tag in capitals", "<THOUGHT>Hm</THOUGHT> So", [thinking("Hm"), text("So")]],
  ["a tag in brackets", "[THINK]Hm[/THINK]So", [thinking("Hm"), text("So")]],
  ["a tag of a named model", "<seed:think>Hm</seed:think>So", [thinking("Hm"), text("So")]],
  ["a tag between arrows of boxes", "◁think▷Hm◁/think▷So", [thinking("Hm"), text("So")]],
  ["thinking without words", "<think>\n\n</think>\n\nFour.", [text("Four.")]],
  ["thinking that is not closed", "<think>Hm, I", [thinking("Hm, I")]],
  ["thinking that ends in the beginning of a tag", "<think>Hm </thi", [thinking("Hm </thi")]],
  ["thinking on a later line", "One.\n<think>Hm</think>\nTwo.", [text("One.\n"), thinking("Hm"), text("Two.")]],
  ["thinking twice", "<think>a</think>b\n<think>c</think>d", [thinking("a"), text("b\n"), thinking("c"), text("d")]],
  ["a closing tag alone", "Hm, 2+2.\n</think>\n\nFour.", [thinking("Hm, 2+2."), text("Four.")]],
  ["a closing tag alone behind a word", "so 4 </think>\nFour.", [thinking("so 4"), text("Four.")]],
  ["a closing tag that comes first", "</think>\n\nFour.", [text("Four.")]],
  ["a second closing tag", "<think>a</think>b</think>c", [thinking("a"), text("b</think>c")]],
  ["code in backticks", "Write `<think>` and `</think>`.", [text("Write `<think>` and `</think>`.")]],
  ["code in a fence", "```xml\n<think>\na\n</think>\n```\nDone", [text("```xml\n<think>\na\n</think>\n```\nDone")]],
  ["code in a fence of tildes", "~~~\n```\n<think>\n~~~\nDone", [text("~~~\n```\n<think>\n~~~\nDone")]],
  ["indented code", "So:\n\n    <think>\n", [text("So:\n\n    <think>\n")]],
  ["a tag behind closed code", "```\na\n```\n<think>b</think>c", [text("```\na\n```\n"), thinking("b"), text("c")]],
  ["a tag in quotes", 'It says "<think>" first.', [text('It says "<think>" first.')]],
  ["a sentence on tags", "Put <think> and </think> around it.", [text("Put <think> and </think> around it.")]],
  [
    "a closing tag named in thinking",
    "<think>I end with `</think>` then</think>So",
    [thinking("I end with `</think>` then"), text("So")],
  ],
  ["a type of a language", "A List<thought> holds them.", [text("A List<thought> holds them.")]],
  ["other tags", "<b>a</b> < 3 and [link](x) [t", [text("<b>a</b> < 3 and [link](x) [t")]],
  ["white space alone", " \n", [text(" \n")]],
];

test.each(CASES)("content with %s is split into thinking and text, however it is cut", (_case, content, parts) => {
  const random = createSeededRandom(content.length);
  expect(readParts([content])).toEqual(parts);
  expect(readParts(Array.from(content))).toEqual(parts);
  for (let cut = 0; cut <= content.length; cut += 1)
    expect(readParts([content.slice(0, cut), content.slice(cut)])).toEqual(parts);
  for (let round = 0; round < 20; round += 1) expect(readParts(cutAtRandom(content, random), "")).toEqual(parts);
});

const SCRAPS = [
  "<think>",
  "</think>",
  "<thinking>",
  "</thought>",
  "`",
  "```\n",
  "\n",
  " ",
  "word",
  ". ",
  '"',
  "<",
  "</",
  "[THINK]",
  "    ",
];

test("contents of random scraps give the same parts however they are cut, and no word is lost", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const random = createSeededRandom(seed);
    const content = Array.from({ length: 12 }, () => SCRAPS[Math.floor(random() * SCRAPS.length)] ?? "").join("");
    const whole = readParts([content]);
    expect({ content, parts: readParts(cutAtRandom(content, random)) }).toEqual({ content, parts: whole });
    expect({ content, parts: readParts(Array.from(content), "") }).toEqual({ content, parts: whole });
    const shown = whole.map((part) => ("text" in part ? part.text : "")).join("");
    expect(shown.split("word").length).toBe(content.split("word").length);
  }
});

function cutAtRandom(content: string, random: () => number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < content.length;) {
    const end = from + 1 + Math.floor(random() * 6);
    pieces.push(content.slice(from, end));
    from = end;
  }
  return pieces;
}

test("a long text is split the same however it is cut, and a tag far inside its code is text", () => {
  const random = createSeededRandom(7);
  const lines = "let a = `b` + 1; // a line without a tag\n".repeat(800);
  for (const fence of ["```", "~~~"]) {
    const code = `So:\n${fence}\n${lines}<think>\n${fence}\n`;
    const content = `${code}${lines}<think>Hm</think>Done`;
    const parts = [text(code + lines), thinking("Hm"), text("Done")];
    expect(readParts([content])).toEqual(parts);
    expect(readParts(Array.from(content))).toEqual(parts);
    expect(readParts(cutAtRandom(content, random))).toEqual(parts);
  }
});

test("a tag in backticks at the end of a very long line is text, however the line is cut", () => {
  for (let offset = 0; offset < 6; offset += 1) {
    const content = `${"x".repeat(offset)}${" ``a`` ".repeat(3000)}\`\`See. <think>\`\``;
    expect(readParts(Array.from(content))).toEqual([text(content)]);
    expect(readParts(cutAtRandom(content, createSeededRandom(offset)))).toEqual([text(content)]);
  }
});

test("a lone closing tag is text where thinking came in a field of its own", () => {
  const decoder = createChatCompletionsDecoder();
  const chunks = [{ reasoning_content: "Hm" }, { content: "a" }, { content: "</think>b" }];
  const events: StreamEvent[] = chunks.flatMap((delta) =>
    decoder.decodeEvent({ data: JSON.stringify({ choices: [{ index: 0, delta }] }) }),
  );
  expect(reduceReply(exampleReply(), [...events, ...decoder.decodeEnd()], 1).parts).toEqual([
    { ...thinking("Hm"), field: "reasoning_content" },
    text("a</think>b"),
  ]);
});

test.each(["openai", "anthropic"] as const)("thinking from content is not sent back in the %s dialect", (dialect) => {
  const parts = readParts(["<think>Secret plan</think>Four."]);
  const body = encodeChatCompletions({
    model: "m",
    dialect,
    system: "",
    messages: [{ role: "assistant", parts }],
    parameters: {},
    extra: {},
    stream: true,
    blobs: {},
  });
  expect(JSON.stringify(body)).toContain("Four.");
  expect(JSON.stringify(body)).not.toContain("Secret plan");
});

test("a text full of tags in code is shown as one piece", () => {
  const splitter = createThinkingSplitter();
  const content = "`<think>` ".repeat(50_000);
  expect(splitter.split(content)).toEqual([text(content)]);
});
