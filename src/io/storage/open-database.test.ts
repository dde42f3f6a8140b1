import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";

const CONVERSATION = addTurn(exampleConversation(), exampleTurn("t1", null));

/** The rooms of the storage as a page has them that just started, on an empty disk. */
async function startPage(prepare: (disk: IDBFactory) => unknown = () => undefined) {
  globalThis.indexedDB = new IDBFactory();
  await prepare(globalThis.indexedDB);
  vi.resetModules();
  const [
    records,
    wholes,
    storedDrafts,
    drafts,
    blobs,
    prompts,
    settings,
    { openDatabase, releaseDatabase },
    { getStorageTrouble, watchRefusedPictures },
  ] = await Promise.all([
    import("./conversation-records.ts"),
    import("./whole-conversations.ts"),
    import("./stored-drafts.ts"),
    import("./draft-records.ts"),
    import("./blob-records.ts"),
    import("./prompt-records.ts"),
    import("./settings-records.ts"),
    import("./open-database.ts"),
    import("./storage-trouble.ts"),
  ]);
  return {
    ...records,
    ...wholes,
    ...storedDrafts,
    ...drafts,
    ...blobs,
    ...prompts,
    ...settings,
    openDatabase,
    releaseDatabase,
    getStorageTrouble,
    watchRefusedPictures,
  };
}

/** Opens a database of a version beside the page, as another tab does. */
function openElsewhere(disk: IDBFactory, version: number): Promise<IDBDatabase> {
  const request = disk.open("etude", version);
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(new Error("not opened")));
  });
}

/** Makes requests to open get no answer before `answer` is called. */
function silence(disk: IDBFactory): { answer: () => void } {
  const open = disk.open.bind(disk);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  disk.open = (...args) => {
    const request = open(...args);
    const listen = request.addEventListener.bind(request);
    request.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
      listen(type, async (event) => {
        if (type === "success") await answered;
        if (typeof listener === "function") listener(event);
      });
    return request;
  };
  return { answer };
}

let held = { answer: () => {} };
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
  "a disk that never answers": { prepare: (disk) => (held = silence(disk)), trouble: "silent" },
  "a disk of a newer Étude": {
    prepare: async (disk) => (await openElsewhere(disk, 99)).close(),
    trouble: "newer",
  },
  "a disk that an earlier Étude holds in another tab": {
    prepare: (disk) => openElsewhere(disk, 1),
    trouble: "blocked",
  },
};

beforeEach(() => {
  held = { answer: () => {} };
});

test.each(Object.keys(DISKS))(
  "on %s, everything that the page writes is read again after a short wait",
  async (name) => {
    const { prepare = () => {}, trouble } = DISKS[name] ?? {};
    const startedAtMs = performance.now();
    const page = await startPage(prepare);
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
  const page = await startPage(async (disk) => {
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
  const page = await startPage(async (disk) => {
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

test("a disk that answers late gets what was written meanwhile", async () => {
  const page = await startPage((disk) => (held = silence(disk)));
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  expect(page.getStorageTrouble()).toBe("silent");
  held.answer();
  await expect.poll(page.getStorageTrouble).toBeUndefined();
  expect((await page.openDatabase()).name).toBe("etude");
  expect(await page.loadConversation("c")).toMatchObject({ turns: [{ id: "t1" }] });
});

test("records written meanwhile stay in memory when a disk that answers late has no room for them", async () => {
  const page = await startPage((disk) => (held = silence(disk)));
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  expect(page.getStorageTrouble()).toBe("silent");
  const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
  const value = () => {
    throw new DOMException("The disk is full", "QuotaExceededError");
  };
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put, value });
  held.answer();
  await expect.poll(page.getStorageTrouble).toBe("refused");
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put });
  await page.saveDraft("c", { text: "written afterwards" });
  expect(await page.loadConversation("c")).toMatchObject({
    turns: [{ id: "t1" }],
    draft: { text: "written afterwards" },
  });
});

test("a disk that answers late and then finishes no change keeps nobody waiting, and gets everything once it does", async () => {
  const page = await startPage((disk) => (held = silence(disk)));
  await page.promptRecords.change("gone", 1, () => "deleted meanwhile");
  const { transaction: property } = Object.getOwnPropertyDescriptors(IDBDatabase.prototype);
  let isStuck = true;
  let stuckCount = 0;
  const createStuck = function (this: IDBDatabase, ...args: Parameters<IDBDatabase["transaction"]>) {
    const transaction = property.value?.apply(this, args) as IDBTransaction;
    if (args[1] !== "readwrite") return transaction;
    stuckCount += 1;
    // A transaction does not complete while it has requests.
    const ask = () => {
      if (isStuck) transaction.objectStore("drafts").get("").addEventListener("success", ask);
    };
    ask();
    return transaction;
  };
  Object.defineProperty(IDBDatabase.prototype, "transaction", { ...property, value: createStuck });
  held.answer();
  await expect.poll(() => stuckCount).toBe(1);
  await page.saveBlob("picture", new Blob(["pixels"]));
  await page.promptRecords.remove("gone");
  expect(await (await page.loadBlob("picture"))?.text()).toBe("pixels");
  expect(page.getStorageTrouble()).toBe("silent");
  isStuck = false;
  await expect.poll(page.getStorageTrouble).toBeUndefined();
  Object.defineProperty(IDBDatabase.prototype, "transaction", property);
  expect((await page.openDatabase()).name).toBe("etude");
  expect(await (await page.loadBlob("picture"))?.text()).toBe("pixels");
  expect(await page.promptRecords.list()).toEqual([]);
});

test("a change that is under way when the disk answers is moved with the rest", async () => {
  const page = await startPage((disk) => (held = silence(disk)));
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  held.answer();
  let count = 0;
  while (page.getStorageTrouble() !== undefined) {
    const written = page.changeDraft("c", () => ({ count }));
    await new Promise((resolve) => setImmediate(resolve));
    await written;
    expect(await page.loadDraft("c")).toEqual({ count });
    count += 1;
  }
  expect((await page.openDatabase()).name).toBe("etude");
  expect(await page.loadDraft("c")).toEqual({ count: count - 1 });
});

test("a newer Étude in another tab waits until this one releases the disk", async () => {
  const page = await startPage();
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  const newer = openElsewhere(globalThis.indexedDB, 99);
  await expect.poll(page.getStorageTrouble).toBe("replaced");
  await page.saveDraft("c", { text: "the end of an answer" });
  page.releaseDatabase();
  const database = await newer;
  const request = database.transaction("drafts").objectStore("drafts").get("c");
  await new Promise((resolve) => request.addEventListener("success", resolve));
  expect(request.result).toMatchObject({ draft: { text: "the end of an answer" } });
  expect(await page.loadConversation("c")).toBeUndefined();
});

test("a picture that the disk refuses lasts as long as the page", async () => {
  const page = await startPage();
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
