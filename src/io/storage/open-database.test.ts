import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { silenceDisk, startStorage } from "#e2e/fixtures/start-storage.ts";

const CONVERSATION = addTurn(exampleConversation(), exampleTurn("t1", null));

/** Opens a database of a version beside the page, as another tab does. */
function openElsewhere(disk: IDBFactory, version: number): Promise<IDBDatabase> {
  const request = disk.open("etude", version);
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(new Error("not opened")));
  });
}

const DISKS: Record<string, { prepare: (disk: IDBFactory) => unknown; trouble: string | undefined }> = {
  "an ordinary disk": { prepare: () => undefined, trouble: undefined },
  "a disk that throws": {
    prepare: (disk) => {
      disk.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    },
    trouble: "refused",
  },
  "a disk that never answers": { prepare: silenceDisk, trouble: "silent" },
  "a disk of a newer Étude": {
    prepare: async (disk) => (await openElsewhere(disk, 99)).close(),
    trouble: "newer",
  },
  "a disk that an earlier Étude holds in another tab": {
    prepare: (disk) => openElsewhere(disk, 1),
    trouble: "blocked",
  },
};

test.each(Object.keys(DISKS))(
  "on %s, everything that the page writes is read again after a short wait",
  async (name) => {
    const { prepare = () => {}, trouble } = DISKS[name] ?? {};
    const startedAtMs = performance.now();
    const page = await startStorage(prepare);
    const changes = diffConversation(undefined, CONVERSATION);
    expect(await page.saveChanges(changes, false, 1)).toBe(false);
    expect(performance.now() - startedAtMs).toBeLessThan(3000);
    expect(page.getStorageTrouble()).toBe(trouble);
    expect(await page.saveChanges(changes, true, 2)).toBe(true);
    await page.saveDraft("c", { text: "half a thought" });
    await page.saveBlob("picture", new Blob(["pixels"]));
    await page.renameStoredConversation("c", "Renamed");

    expect(await (await page.loadBlob("picture"))?.text()).toBe("pixels");
    expect(await page.loadDraft("c")).toEqual({ text: "half a thought" });
    expect((await page.listConversations()).map(({ id }) => id)).toEqual(["c"]);
    const stored = await page.loadConversation("c");
    expect(stored).toMatchObject({
      head: { title: "Renamed" },
      turns: [{ id: "t1" }],
      draft: { text: "half a thought" },
    });
    await page.removeBlobs(["picture"]);
    expect(await page.loadBlob("picture")).toBeUndefined();
    await page.promptRecords.change("p", 1, () => "saved");
    expect(await page.promptRecords.remove("p")).toEqual({ id: "p", updatedAtMs: 1, value: "saved" });
    expect(await page.promptRecords.list()).toEqual([]);
    await page.settingsRecords.change("s", 1, () => "cold");
    expect(await page.settingsRecords.list()).toEqual([{ id: "s", updatedAtMs: 1, value: "cold" }]);

    const deleted = await page.deleteConversation("c");
    expect(deleted).toEqual(stored);
    expect(await page.loadConversation("c")).toBeUndefined();
    if (deleted) await page.restoreConversation("c", deleted, 3);
    expect(await page.loadConversation("c")).toEqual(stored);
  },
);

test("a disk of the version before keeps its records and gets room for saved prompts", async () => {
  const page = await startStorage(async (disk) => {
    const request = disk.open("etude", 3);
    request.addEventListener("upgradeneeded", () => {
      const { result } = request;
      for (const name of ["conversations", "turns", "replies", "pieces"]) {
        const store = result.createObjectStore(name, { keyPath: "id" });
        if (name !== "conversations") store.createIndex("conversationId", "conversationId");
      }
      result.createObjectStore("drafts", { keyPath: "conversationId" }).put({ conversationId: "c", draft: "kept" });
      result.createObjectStore("blobs", { keyPath: "sha256" });
    });
    await new Promise((resolve) => request.addEventListener("success", resolve));
    request.result.close();
  });
  expect(await page.loadDraft("c")).toBe("kept");
  await page.promptRecords.change("p", 1, (stored) => [stored, "first"]);
  await page.promptRecords.change("q", 2, () => "second");
  expect(page.getStorageTrouble()).toBeUndefined();
  expect(await page.promptRecords.list()).toEqual([
    { id: "q", updatedAtMs: 2, value: "second" },
    { id: "p", updatedAtMs: 1, value: [undefined, "first"] },
  ]);
});

test("a disk of the fourth version keeps its saved prompts and gets room for saved settings", async () => {
  const page = await startStorage(async (disk) => {
    const request = disk.open("etude", 4);
    request.addEventListener("upgradeneeded", () => {
      const { result } = request;
      for (const name of ["conversations", "turns", "replies", "pieces", "prompts"]) {
        const store = result.createObjectStore(name, { keyPath: "id" });
        if (name === "prompts") store.put({ id: "p", updatedAtMs: 1, value: "saved" });
        else if (name !== "conversations") store.createIndex("conversationId", "conversationId");
      }
      result.createObjectStore("drafts", { keyPath: "conversationId" }).put({ conversationId: "c", draft: "kept" });
      result.createObjectStore("blobs", { keyPath: "sha256" });
    });
    await new Promise((resolve) => request.addEventListener("success", resolve));
    request.result.close();
  });
  expect(await page.loadDraft("c")).toBe("kept");
  expect(await page.promptRecords.list()).toEqual([{ id: "p", updatedAtMs: 1, value: "saved" }]);
  const stored = await page.settingsRecords.change("s", 2, () => "cold");
  expect(await page.settingsRecords.list()).toEqual([stored]);
  expect(page.getStorageTrouble()).toBeUndefined();
});

test("a newer Étude in another tab waits until this one releases the disk", async () => {
  const page = await startStorage();
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  const newer = openElsewhere(globalThis.indexedDB, 99);
  await expect.poll(page.getStorageTrouble).toBe("replaced");
  await page.saveDraft("c", { text: "the end of an answer" });
  await page.releaseDatabase();
  const database = await newer;
  const request = database.transaction("drafts").objectStore("drafts").get("c");
  await new Promise((resolve) => request.addEventListener("success", resolve));
  expect(request.result).toMatchObject({ draft: { text: "the end of an answer" } });
  expect(await page.loadConversation("c")).toBeUndefined();
});

test("a picture that the disk refuses lasts as long as the page", async () => {
  const page = await startStorage();
  const database = await page.openDatabase();
  await database.put("blobs", { sha256: "before", bytes: new Blob(["kept"]) });
  const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
  const value = () => {
    throw new DOMException("Blobs are not supported", "DataCloneError");
  };
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put, value });
  let refusals = 0;
  page.watchRefusedPictures(() => (refusals += 1));
  await page.saveBlob("picture", new Blob(["pixels"]));
  await page.saveBlob("another", new Blob(["pixels"]));
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put });
  expect(refusals).toBe(2);
  expect(page.getStorageTrouble()).toBeUndefined();
  expect(await (await page.loadBlob("picture"))?.text()).toBe("pixels");
  await page.removeBlobs(["picture"]);
  expect(await page.loadBlob("picture")).toBeUndefined();
});
