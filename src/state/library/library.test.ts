import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addVersion, renamePrompt } from "#core/library/edit-prompt.ts";
import { storePrompt } from "#core/library/parse-prompt.ts";
import { writePromptFile } from "#core/library/prompt-file.ts";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { loadBlob, removeBlobs, saveBlob } from "#io/storage/blob-records.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { getNotices } from "#state/notices.ts";
import { openPromptVersion, openVersionsSideBySide } from "./open-prompt.ts";
import { addImportedPrompt, changeSavedPrompt, createSavedPrompt, deletePromptWithUndo } from "./prompt-edits.ts";
import { importPromptFiles, importPromptText } from "./prompt-files.ts";
import { getCapturedPrompt, getPromptIdOfOpen, saveCapturedPrompt } from "./save-prompt.ts";
import { loadSavedPrompts } from "./saved-prompts.ts";

const [ONE, TWO] = [exampleVersion("1", "one"), exampleVersion("2", "two")];

let endAutosave = () => {};
beforeEach(async () => {
  await (await openDatabase()).clear("prompts");
  endAutosave = autosaveDocuments();
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
});
afterEach(() => endAutosave());

const loadPrompts = async () => (await loadSavedPrompts()).prompts;
const lastNotice = () => getNotices().at(-1);

/** Saves what is written now. */
async function save(change: Partial<Parameters<typeof saveCapturedPrompt>[1]> = {}): Promise<void> {
  const captured = getCapturedPrompt(getOpenConversation()?.variants[0]?.id ?? "");
  if (!captured) throw new Error("nothing is open");
  const given = { promptId: undefined, name: "Alt text", tags: "work, alt", change: "first version", ...change };
  expect(await saveCapturedPrompt(captured, given)).toBe(true);
}

test("the prompt of a conversation is saved, then its next version, and the conversation remembers both", async () => {
  systemPromptChanged("Be brief.");
  draftReplaced({ text: "Describe {{what}}", attachments: [] });
  await save();
  const [first] = await loadPrompts();
  expect(first).toMatchObject({
    name: "Alt text",
    tags: ["work", "alt"],
    versions: [{ text: "Describe {{what}}", change: "first version", settings: { system: "Be brief." } }],
  });
  expect(getPromptIdOfOpen()).toBe(first?.id);
  parameterChanged(getOpenConversation()?.variants[0]?.id ?? "", "temperature", 0.5);
  await save({ promptId: first?.id, change: " warmer " });
  const [second] = await loadPrompts();
  expect(second?.versions).toMatchObject([
    { settings: { parameters: expect.not.objectContaining({ temperature: 0.5 }) } },
    { change: "warmer", settings: { parameters: { temperature: 0.5 } } },
  ]);
  await flushDocuments();
  const { id } = getOpenConversation() ?? { id: "" };
  openNewConversation();
  await openConversation(id);
  expect(getOpenConversation()?.madeFrom).toEqual(
    second?.versions.map((version) => ({ promptId: second.id, versionId: version.id })),
  );
});

test("two changes of a prompt at once are both kept", async () => {
  await createSavedPrompt(examplePrompt([ONE]));
  await Promise.all([
    changeSavedPrompt("p", (before) => addVersion(before, TWO)),
    changeSavedPrompt("p", (before) => renamePrompt(before, "Renamed")),
  ]);
  expect(await loadPrompts()).toEqual([examplePrompt([ONE, TWO], { name: "Renamed" })]);
});

test("a prompt that cannot be read is counted, and no change touches what is stored of it", async () => {
  const damaged = { id: "p", updatedAtMs: 1, value: { ...storePrompt(examplePrompt([ONE])), versions: "gone" } };
  const later = { id: "later", updatedAtMs: 2, value: { format: 99, id: "later" } };
  await Promise.all([damaged, later].map((record) => promptRecords.restore(record)));
  await createSavedPrompt(examplePrompt([TWO], { id: "other" }));
  expect(await loadSavedPrompts()).toMatchObject({ prompts: [{ id: "other" }], unreadableCount: 2 });
  expect(await changeSavedPrompt("p", (before) => addVersion(before, TWO))).toBe(false);
  expect(lastNotice()).toMatchObject({
    tone: "danger",
    text: expect.stringMatching(/not changed .*versions: expected/),
  });
  expect(await addImportedPrompt(examplePrompt([ONE]))).toBe("refused");
  expect(await promptRecords.list()).toEqual(expect.arrayContaining([damaged, later]));
});

test("a deleted prompt comes back with Undo exactly as it was stored", async () => {
  await createSavedPrompt(examplePrompt([ONE, TWO]));
  const before = await promptRecords.list();
  await deletePromptWithUndo(examplePrompt([ONE, TWO]));
  expect(await loadPrompts()).toEqual([]);
  lastNotice()?.action?.run();
  await expect.poll(promptRecords.list).toEqual(before);
});

test("a prompt that another tab deleted is not changed, which a notice says", async () => {
  expect(await changeSavedPrompt("p", (before) => addVersion(before, TWO))).toBe(false);
  expect(lastNotice()?.text).toBe("The saved prompt was not changed (it was deleted).");
  expect(await loadPrompts()).toEqual([]);
});

test("a file is added, added to, or known already, and a faulty one is refused with its name and its fault", async () => {
  await importPromptText(writePromptFile(examplePrompt([ONE])));
  expect(lastNotice()?.text).toBe("“Alt text writer” is among the saved prompts now.");
  await importPromptText(writePromptFile(examplePrompt([ONE])));
  expect(lastNotice()?.text).toMatch(/was saved already/);
  await importPromptFiles([new File([writePromptFile(examplePrompt([ONE, TWO]))], "a.etude-prompt.json")]);
  expect(lastNotice()?.text).toMatch(/has new versions/);
  expect(await loadPrompts()).toEqual([examplePrompt([ONE, TWO])]);
  await importPromptFiles([new File(["{}"], "b.etude-prompt.json")]);
  expect(lastNotice()).toMatchObject({
    tone: "danger",
    text: 'b.etude-prompt.json was not added to the saved prompts. It is no saved prompt of Étude: "etude" is not "prompt".',
  });
});

test("a version opens in a new conversation with its prompt in the composer, and two as columns", () => {
  const prompt = examplePrompt([ONE, exampleVersion("2", "two", { settings: { parameters: { temperature: 0 } } })]);
  const before = getOpenConversation()?.id;
  openPromptVersion(prompt, ONE);
  expect(getOpenConversation()).toMatchObject({ title: "Alt text writer", shared: ONE.settings });
  expect(getOpenConversation()?.id).not.toBe(before);
  expect(getDraft()).toEqual({ text: "one", attachments: [] });
  openVersionsSideBySide(prompt, [prompt.versions[0], prompt.versions[1] ?? ONE]);
  expect(getDraft().text).toBe("{{prompt}}");
  expect(getOpenConversation()?.variants).toMatchObject([
    { name: "v1", overrides: { variables: { prompt: "one" } } },
    { name: "v2", overrides: { variables: { prompt: "two" }, parameters: { temperature: 0 } } },
  ]);
});

test("a version keeps its pictures, opens with them, and takes them along in a file, without those that are damaged", async () => {
  const bytes = new TextEncoder().encode("pixels");
  const blob = await hashBytes(bytes);
  await saveBlob(blob, new Blob([bytes], { type: "image/png" }));
  const part = { kind: "image" as const, blob, mediaType: "image/png", widthPx: 2, heightPx: 3, alt: "A cat" };
  draftReplaced({
    text: "What is it?",
    attachments: [{ id: "x", part, name: "cat.png", sizeBytes: 6, notes: [] }],
  });
  await save();
  const [prompt] = await loadPrompts();
  if (!prompt) throw new Error("it was not saved");
  const written = writePromptFile(prompt, { [blob]: { mediaType: "image/png", base64: btoa("pixels") } });

  draftReplaced({ text: "another", attachments: [] });
  await removeBlobs([blob]);
  expect(await (await loadBlob(blob))?.text()).toBe("pixels");
  openPromptVersion(prompt, prompt.versions[0]);
  expect(getDraft()).toMatchObject({
    text: "What is it?",
    attachments: [{ part, name: "cat.png", sizeBytes: 6, notes: [] }],
  });

  draftReplaced({ text: "another", attachments: [] });
  await flushDocuments();
  const database = await openDatabase();
  await database.clear("prompts");
  await database.delete("blobs", blob);
  await importPromptText(written.replace(btoa("pixels"), btoa("others")));
  expect(getNotices().at(-2)?.text).toBe("A picture of The pasted prompt is damaged and left out.");
  expect(await loadBlob(blob)).toBeUndefined();
  await importPromptText(written);
  expect(await (await loadBlob(blob))?.text()).toBe("pixels");
  expect(await loadPrompts()).toEqual([prompt]);
});
