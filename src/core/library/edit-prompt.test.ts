import { expect, test } from "vitest";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { capturePrompt, countDocuments } from "./capture-prompt.ts";
import { addVersion, mergePrompts, parseTags, renamePrompt, restoreVersion } from "./edit-prompt.ts";
import { getNewestVersion, type SavedPrompt } from "./saved-prompt.ts";
import { listTags, searchPrompts } from "./search-prompts.ts";

const [ONE, TWO, THREE] = [exampleVersion("1", "one"), exampleVersion("2", "two"), exampleVersion("3", "three")];
const listTexts = ({ versions }: SavedPrompt) => versions.map(({ text }) => text);

test("a restored version becomes the newest one, says which it was, and no version goes", () => {
  const prompt = addVersion(examplePrompt([ONE, TWO]), THREE);
  const restored = restoreVersion(prompt, "1", { id: "4", createdAtMs: 9 });
  expect(listTexts(restored)).toEqual(["one", "two", "three", "one"]);
  expect(getNewestVersion(restored)).toEqual({ ...ONE, id: "4", createdAtMs: 9, change: "as in v1" });
  expect(restoreVersion(prompt, "unknown", { id: "4", createdAtMs: 9 })).toBe(prompt);
});

test("a copy of a prompt adds only the versions that are missing, and overwrites none", () => {
  const prompt = examplePrompt([ONE, TWO]);
  const newId = () => "new";
  expect(mergePrompts(prompt, examplePrompt([ONE, TWO]), newId)).toBe(prompt);
  expect(listTexts(mergePrompts(prompt, examplePrompt([ONE, THREE]), newId))).toEqual(["one", "two", "three"]);
  const changed = mergePrompts(prompt, examplePrompt([{ ...ONE, text: "edited" }]), newId);
  expect(changed.versions).toEqual([ONE, TWO, { ...ONE, id: "new", text: "edited" }]);
  expect(mergePrompts(changed, examplePrompt([{ ...ONE, text: "edited" }]), newId)).toBe(changed);
});

test("tags are read between commas, each once, and a blank name is no name", () => {
  expect(parseTags(" work, #Work,, alt text ")).toEqual(["work", "alt text"]);
  const prompt = examplePrompt([ONE]);
  expect(renamePrompt(prompt, "  ")).toBe(prompt);
  expect(renamePrompt(prompt, " Other ").name).toBe("Other");
});

test("a search finds prompts by name, tag and newest text, and a tag narrows it", () => {
  const prompts = [
    examplePrompt([ONE, TWO], { id: "a", tags: ["work"] }),
    examplePrompt([THREE], { id: "b", name: "Contract summariser", tags: ["work", "law"] }),
  ];
  const find = (query: string, tag?: string) => searchPrompts(prompts, { query, tag }).map(({ id }) => id);
  expect(find("")).toEqual(["a", "b"]);
  expect(find("writer TWO")).toEqual(["a"]);
  expect(find("one")).toEqual([]);
  expect(find("work")).toEqual(["a", "b"]);
  expect(find("", "law")).toEqual(["b"]);
  expect(listTags(prompts)).toEqual(["work", "law"]);
});

test("a prompt is captured from the composer, else from the last turn, without a wording that a column plays", () => {
  const conversation = addTurn(
    exampleConversation({
      system: "Be {{a | b}}.",
      variables: { name: "Ada", "a | b": "a" },
      parameters: { top_p: 1 },
    }),
    exampleTurn("t1", null, "Said {{name}}"),
  );
  const swept = { temperature: "0, 1" };
  const typed = { ...conversation, variants: conversation.variants.map((variant) => ({ ...variant, swept })) };
  expect(capturePrompt(typed, "a", { text: "Written", attachments: [] })).toEqual({
    text: "Written",
    settings: {
      connectionId: "aimlapi",
      modelId: "anthropic/claude-opus-4-5",
      system: "Be {{a | b}}.",
      variables: { name: "Ada" },
      parameters: { top_p: 1 },
      extraJson: "",
    },
    swept,
  });
  expect(capturePrompt(conversation, "a", { text: " \n", attachments: [] }).text).toBe("Said {{name}}");
});

test("the pictures of the composer are kept, and those of the last turn while it is empty", () => {
  const blob = "a".repeat(64);
  const part = { kind: "image" as const, blob, mediaType: "image/png", widthPx: 2, heightPx: 3 };
  const turn = { ...exampleTurn("t1", null, "Said"), parts: [part] };
  const conversation = addTurn(exampleConversation(), turn);
  const size = { blob, mediaType: "image/png", widthPx: 2, heightPx: 3 };
  expect(capturePrompt(conversation, "a", { text: "", attachments: [] }).pictures).toEqual([
    { ...size, name: "image 1", sizeBytes: 0 },
  ]);
  const attachment = {
    id: "x",
    part: { ...part, alt: "A cat" },
    name: "cat.png",
    sizeBytes: 9,
    notes: [],
    sizes: "1/2",
  };
  expect(capturePrompt(conversation, "a", { text: "", attachments: [attachment] })).toMatchObject({
    text: "",
    pictures: [{ ...size, alt: "A cat", name: "cat.png", sizeBytes: 9 }],
  });
  expect(capturePrompt(conversation, "a", { text: "Written", attachments: [] })).not.toHaveProperty("pictures");
});

test("the documents of a prompt are not kept and counted, those of the composer or else of the last turn", () => {
  const part = { kind: "document" as const, blob: "a".repeat(64), mediaType: "application/pdf", name: "r.pdf" };
  const conversation = addTurn(exampleConversation(), { ...exampleTurn("t1", null, "Said"), parts: [part] });
  const attachment = { id: "x", part, name: "r.pdf", sizeBytes: 9, notes: [] };
  const draft = { text: "", attachments: [attachment, { ...attachment, id: "y" }] };
  expect(capturePrompt(conversation, "a", draft)).not.toHaveProperty("pictures");
  expect(countDocuments(conversation, "a", draft)).toBe(2);
  expect(countDocuments(conversation, "a", { text: "", attachments: [] })).toBe(1);
  expect(countDocuments(conversation, "a", { text: "Written", attachments: [] })).toBe(0);
});
