import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { silenceDisk, startStorage } from "#e2e/fixtures/start-storage.ts";

const CONVERSATION = addTurn(exampleConversation(), exampleTurn("t1", null));

/** The storage of a page whose disk is silent until `answer` is called. */
async function startLate() {
  let answer = () => {};
  const page = await startStorage((disk) => (answer = silenceDisk(disk).answer));
  return { page, answer };
}

test("a disk that answers late gets what was written meanwhile", async () => {
  const { page, answer } = await startLate();
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  expect(page.getStorageTrouble()).toBe("silent");
  answer();
  await expect.poll(page.getStorageTrouble).toBeUndefined();
  expect((await page.openDatabase()).name).toBe("etude");
  expect(await page.loadConversation("c")).toMatchObject({ turns: [{ id: "t1" }] });
});

test("records written meanwhile stay in memory when a disk that answers late has no room for them", async () => {
  const { page, answer } = await startLate();
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  expect(page.getStorageTrouble()).toBe("silent");
  const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
  const value = () => {
    throw new DOMException("The disk is full", "QuotaExceededError");
  };
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put, value });
  answer();
  await expect.poll(page.getStorageTrouble).toBe("refused");
  Object.defineProperty(IDBObjectStore.prototype, "put", { ...put });
  await page.saveDraft("c", { text: "written afterwards" });
  expect(await page.loadConversation("c")).toMatchObject({
    turns: [{ id: "t1" }],
    draft: { text: "written afterwards" },
  });
});

test("a disk that answers late and then finishes no change keeps nobody waiting, and gets everything once it does", async () => {
  const { page, answer } = await startLate();
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
  answer();
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
  const { page, answer } = await startLate();
  await page.saveChanges(diffConversation(undefined, CONVERSATION), true, 1);
  answer();
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
