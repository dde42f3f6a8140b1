import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listSteps, listThread } from "#core/conversation/list-thread.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import { CHATGPT_CHAT, CLAUDE_CHAT } from "#e2e/fixtures/data-exports.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import { readImport } from "./read-import.ts";

function read(value: unknown, paths?: readonly string[]) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const found = readImport(text, createImportContext(), paths);
  if ("reason" in found) throw new Error(found.reason);
  return found.result;
}

const write = (parts: readonly Part[]): string =>
  parts
    .map((part) => (part.kind === "text" ? part.text : part.kind === "tool-call" ? `${part.name}!` : `[${part.kind}]`))
    .join(" ");

/** Each reply with the exact thread before it, in words. */
function listReplies(conversation: Conversation): string[] {
  return Object.values(conversation.replies).map((reply) => {
    const before = (listSteps(conversation, reply.sentWith.thread) ?? []).map(
      ({ turnId, replyId }) =>
        `${write(conversation.turns[turnId]?.parts ?? [])} → ${write(conversation.replies[replyId ?? ""]?.parts ?? [])}`,
    );
    const own = write(conversation.turns[reply.turnId]?.parts ?? []);
    const after = reply.after?.kind === "tools" ? ` (after ${reply.after.results.length} result)` : "";
    return [...before, `${own} → ${write(reply.parts)}${after}`, reply.sentWith.modelId].join(" | ");
  });
}

function openBranch({ turns, view }: Conversation): string[] {
  return getThread(turns, view.leafTurnId).map(({ parts }) => write(parts));
}

/** Every conversation must be one that the disk gives back unchanged. */
function expectStorable(conversation: Conversation): void {
  const { turns, replies, gone, ...head } = conversation;
  const stored = parseSnapshot({
    head,
    turns: Object.values(turns),
    replies: [...Object.values(replies), ...Object.values(gone)],
  });
  expect(stored).toEqual({ conversation, unreadable: 0 });
  for (const reply of Object.values(replies)) expect(listThread(conversation, reply).at(-1)?.turnId).toBe(reply.turnId);
}

test("a data export of ChatGPT keeps its branches, versions of answers, tools, thoughts, models, times and pictures", () => {
  const { conversations, rows } = read([CHATGPT_CHAT], ["user/file-AbC1-cat.png", "conversations.json"]);
  const [imported] = conversations;
  if (!imported) throw new Error("nothing was taken");
  const { conversation, files } = imported;
  expect(conversation.title).toBe("Two cats");
  expect(listReplies(conversation)).toEqual([
    "One cat? → One. | gpt-4o",
    "Two cats? → [thinking] python! | o3",
    "Two cats? → Two. (after 1 result) | o3",
    "Two cats? → A pair. | gpt-4o",
  ]);
  expect(openBranch(conversation)).toEqual(["Two cats?"]);
  const roots = Object.values(conversation.turns).filter(({ parentId }) => parentId === null);
  expect(roots.map(({ parts, createdAtMs }) => [write(parts), createdAtMs])).toEqual([
    ["One cat?", 1_700_000_010_000],
    ["Two cats?", 1_700_000_020_000],
  ]);
  expect(Object.values(files)).toEqual([{ kind: "entry", path: "user/file-AbC1-cat.png" }]);
  expect(rows).toEqual([{ what: "Conversations", detail: "1, with 3 turns", isTaken: true }]);
  expectStorable(conversation);
});

test("data that speaks of code is no code", () => {
  const spoken = "Use curl -d '{}' or fetch(url) or requests.post(url)";
  const chat = JSON.parse(JSON.stringify(CHATGPT_CHAT).replaceAll("One cat?", spoken)) as unknown;
  const line = JSON.stringify({ messages: [{ role: "user", content: spoken }] });
  for (const text of [JSON.stringify([chat]), `${line}\n${line}`]) {
    const found = readImport(text, createImportContext());
    expect("reason" in found ? found.reason : found.format.id).toMatch(/^(?:chatgpt|jsonl)$/);
  }
});

test("a picture of ChatGPT that is not in the file is named as not taken", () => {
  expect(read([CHATGPT_CHAT]).rows).toContainEqual({
    what: "Pictures that are not in the file",
    detail: "choose the zip file of the export to take them along",
    isTaken: false,
  });
});

test("a data export of Claude keeps its branches, thinking, tools and attached texts", () => {
  const { conversations, rows } = read([CLAUDE_CHAT, { ...CLAUDE_CHAT, chat_messages: [] }]);
  const [imported] = conversations;
  if (!imported) throw new Error("nothing was taken");
  expect(listReplies(imported.conversation)).toEqual([
    "notes.txt:\nBuy milk. Sum it up → [thinking] Let me look. search! | ",
    "notes.txt:\nBuy milk. Sum it up → Milk. (after 1 result) | ",
    "notes.txt:\nBuy milk. Sum it up → Milk! | ",
  ]);
  expect(openBranch(imported.conversation)).toEqual(["notes.txt:\nBuy milk. Sum it up", "Thanks"]);
  expect(rows.map(({ what }) => what)).toEqual([
    "Conversations",
    "The file “cat.png”",
    "Conversations without a message",
  ]);
  expectStorable(imported.conversation);
});

test("lines of fine-tuning and of batches become a conversation each, up to 500", () => {
  const line = (index: number) =>
    JSON.stringify({
      messages: [
        { role: "user", content: `Q${index}` },
        { role: "assistant", content: `A${index}` },
      ],
    });
  const { conversations, rows } = read(`${Array.from({ length: 510 }, (_, index) => line(index)).join("\n")}\n`);
  expect(conversations).toHaveLength(500);
  expect(rows.filter(({ isTaken }) => !isTaken)).toEqual([
    { what: "More lines", detail: "10 after the first 500 conversations", isTaken: false },
  ]);
  const batch = read(
    [
      JSON.stringify({ custom_id: "1", body: { model: "gpt-5", messages: [{ role: "user", content: "One" }] } }),
      JSON.stringify({
        custom_id: "2",
        params: { model: "claude-opus-4-5", messages: [{ role: "user", content: "Two" }] },
      }),
    ].join("\r\n"),
  );
  expect(batch.conversations.map(({ draft, conversation }) => [draft.text, conversation.shared.modelId])).toEqual([
    ["One", "gpt-5"],
    ["Two", "claude-opus-4-5"],
  ]);
});

test("a list of messages without a request around it is a conversation", () => {
  for (const value of [{ messages: [{ role: "user", content: "Hi" }] }, [{ role: "user", content: "Hi" }]])
    expect(read(value).conversations[0]?.draft.text).toBe("Hi");
});

test("a prompt of OpenAI becomes a saved prompt with its variables", () => {
  const { prompts, rows } = read({
    object: "prompt",
    id: "pmpt_1",
    name: "Greeting",
    version: "3",
    model: "gpt-5",
    temperature: 0.2,
    messages: [
      { role: "developer", content: "Be {{tone}}." },
      { role: "user", content: { type: "input_text", text: "Greet {{name}}" } },
    ],
    variables: { name: "Ada", other: "x" },
  });
  const [version] = prompts[0]?.versions ?? [];
  expect(prompts[0]?.name).toBe("Greeting");
  expect([version?.text, version?.settings.system, version?.settings.variables, version?.change]).toEqual([
    "Greet {{name}}",
    "Be {{tone}}.",
    { name: "Ada" },
    "version 3 at OpenAI",
  ]);
  expect(rows).toContainEqual({ what: "Variables", detail: "tone, name", isTaken: true });
});

test("rows of an evaluation are no conversation, and can be added as rows", () => {
  const rows = `${JSON.stringify({ item: { q: "1" } })}\n${JSON.stringify({ item: { q: "2" } })}`;
  expect(readImport(rows, createImportContext())).toEqual({
    reason: "It has 2 rows of an evaluation (“item”), and no conversation.",
    areRows: true,
  });
});
