import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { writeCitedAnswer } from "./write-cited-answer.ts";
import { writeMarkdown } from "./write-markdown.ts";

const blob = "a".repeat(64);
const turn = exampleTurn("t1", null, "# Not a heading\n- of the file");
const reply = exampleReply({
  status: "done",
  parts: [
    { kind: "thinking", text: "Hm.", wire: "messages" },
    { kind: "text", text: "It is **" },
    { kind: "text", text: "bold**." },
    { kind: "tool-call", callId: "1", name: "look_up", argumentsText: '{"a": "```"}' },
  ],
  usage: { inputTokens: 12, outputTokens: 40 },
  startedAtMs: 0,
  firstTokenAtMs: 500,
  endedAtMs: 1500,
});
const conversation = addReplies(
  addTurn(
    { ...exampleConversation({ system: "Be brief." }), title: "Tone * of [voice]" },
    { ...turn, parts: [{ kind: "image", blob, mediaType: "image/png", widthPx: 2, heightPx: 3 }, ...turn.parts] },
  ),
  [
    { ...reply, sentWith: { ...reply.sentWith, parameters: { temperature: 0.2 } } },
    { ...reply, id: "r2", sample: 1, status: "failed", parts: [], failure: { kind: "overloaded", status: 529 } },
  ],
);

test("the Markdown of a conversation has its prompts as quotations, its answers as they are, and its pictures at the end", () => {
  const pictures = { [blob]: { mediaType: "image/png", base64: "AAAA" } };
  expect(writeMarkdown(conversation, pictures, Date.UTC(2026, 10, 27))).toBe(`# Tone \\* of \\[voice\\]

*Étude 0.1.0, 2026-11-27*

**System prompt**

> Be brief.

---

## Turn 1

> ![Image, 2×3][image-1]
>
> # Not a heading
> - of the file

### Reply 1 of 2

*anthropic/claude-opus-4-5 · AI/ML API · temperature 0.2*

**Thinking**

> Hm.

It is **bold**.

**Calls look\\_up**

\`\`\`\`json
{"a": "\`\`\`"}
\`\`\`\`

*first token 0.50 s · 40 tok/s · in 12 tok · out 40 tok*

### Reply 2 of 2

*anthropic/claude-opus-4-5 · AI/ML API*

*Failed (overloaded, 529).*

*first token 0.50 s · 40 tok/s · in 12 tok · out 40 tok*

[image-1]: data:image/png;base64,AAAA
`);
});

test.each([
  ["a fence", "Look:\n```js\nlet a", "```"],
  ["a longer fence", "~~~~\ncode\n~~~", "~~~~"],
  ["a fence of Markdown with one in it, by the rules of other programs", "```md\n```js\n```", ""],
  ["a comment", "Before <!-- and", "-->"],
  ["a comment in a closed fence", "```html\n<!--\n```", ""],
])("what an answer that was cut off leaves open, such as %s, ends with it", (_name, text, end) => {
  const cut = addReplies(addTurn(exampleConversation(), turn), [
    { ...reply, status: "stopped", parts: [{ kind: "text", text }] },
  ]);
  expect(writeMarkdown(cut, {}, 0)).toContain(`${text}${end === "" ? "" : `\n${end}`}\n\n*Stopped.*`);
});

test("a text document of a prompt stands under its name, and a passage that the answer cites by its words and place", () => {
  const document: Part = { kind: "document", blob: "ab", mediaType: "text/plain", name: "notes.md" };
  const citation = {
    type: "char_location",
    cited_text: "Apples fall.",
    document_index: 0,
    document_title: "notes.md",
    start_char_index: 0,
    end_char_index: 12,
  };
  const parts: Part[] = [{ kind: "text", text: "They fall", citations: { wire: "messages", items: [citation] } }];
  const prompt = { ...turn, parts: [document, ...turn.parts] };
  const cited = addReplies(addTurn(exampleConversation(), prompt), [{ ...reply, parts }]);
  const base64 = Buffer.from("Apples fall.").toString("base64");
  const written = writeMarkdown(cited, { ab: { mediaType: "text/plain", base64 } }, 0);
  expect(written).toContain("> *Document notes.md*\n>\n> ```\n> Apples fall.\n> ```");
  const answer = "They fall[1]\n\n**Sources**\n\n1. notes.md · characters 1–12 · “Apples fall.”";
  expect(written).toContain(answer);
  expect(writeCitedAnswer({ parts })).toBe(answer);
});

test("the sources of an answer are marked in its text and listed below it", () => {
  const items = [{ url: "https://example.com/a", title: "On [tides]" }];
  const parts: Part[] = [
    { kind: "text", text: "The tide rises", citations: { wire: "messages", items } },
    { kind: "text", text: " and falls." },
  ];
  const cited = addReplies(addTurn(exampleConversation(), turn), [{ ...reply, parts }]);
  expect(writeMarkdown(cited, {}, 0)).toContain(
    "The tide rises[1] and falls.\n\n**Sources**\n\n1. On \\[tides\\] · <https://example.com/a>\n\n",
  );
});
