import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Attachment } from "#core/content/attachment.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { isPictureAttachment } from "#core/content/attachment.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { startEditing } from "#core/vision/editing.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { createLetterPicture, LetterPictureWorker } from "#e2e/fixtures/letter-pictures.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { getOpenConversation, watchConversations } from "#state/document/documents.ts";
import { draftReplaced, draftTyped, getDraft, updateAttachments } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { run } from "#state/replies/run.ts";
import { attachmentRemoved } from "./attachments.ts";
import { startEditor, stepAdded, stepRedone, stepsCleared, stepUndone } from "./editor.ts";
import { collectUnusedPictures } from "./unused-pictures.ts";
import { applyTypedSizes } from "./image-sizes.ts";
import { waitForFiles } from "#state/document/intake.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn";

let server: ApiServer;
let endAutosave = () => {};

beforeAll(async () => {
  Object.assign(globalThis, { Worker: LetterPictureWorker });
  server = await startApiServer({ paceMs: 0 });
  endAutosave = autosaveDocuments();
});
afterAll(async () => {
  endAutosave();
  await server.close();
});
beforeEach(startEmpty);
afterEach(() => void vi.useRealTimers());

/** A new conversation on the test server, and nothing on the disk. */
async function startEmpty(): Promise<void> {
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  const { baseUrl } = server;
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl, wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  await flushDocuments();
  const database = await openDatabase();
  for (const store of ["conversations", "turns", "replies", "drafts", "blobs"] as const) await database.clear(store);
}

function open(): Conversation {
  const conversation = getOpenConversation();
  if (!conversation) throw new Error("nothing is open");
  return conversation;
}

/** Attaches a picture of letters as it is attached when its own pixels are sent. */
async function attach(id: string, letters = LETTERS): Promise<Attachment> {
  const bytes = createLetterPicture(letters);
  const blob = await hashBytes(new Uint8Array(await bytes.arrayBuffer()));
  await saveBlob(blob, bytes);
  const part = { kind: "image" as const, blob, mediaType: "image/png", widthPx: letters.length, heightPx: 1 };
  const attachment = { id, part, name: "letters.png", sizeBytes: bytes.size, notes: [] };
  await updateAttachments(open().id, (before) => [...before, { ...attachment, editing: startEditing(attachment) }]);
  return attachment;
}

async function waitForDrawings(): Promise<void> {
  expect(await waitForFiles(open().id)).toBe(true);
}

/** Runs what stands in the composer and waits until every reply is settled and written. */
async function send(): Promise<void> {
  expect(await run()).toBeNull();
  const areSettled = () => Object.values(open().replies).every(({ status }) => isSettled(status));
  await new Promise<void>((resolve) => {
    if (areSettled()) resolve();
    const end = watchConversations(() => {
      if (!areSettled()) return;
      end();
      resolve();
    });
  });
  await flushDocuments();
}

/** The letters of every picture on the disk. */
async function listStoredPictures(): Promise<string[]> {
  const records = await (await openDatabase()).getAll("blobs");
  return Promise.all(records.map(({ bytes }) => bytes.text()));
}

/** The letters of every picture in the requests from the given one on. */
function listSentPictures(from: number): string[] {
  const bodies = JSON.stringify(server.requests.slice(from).map(({ body }) => body));
  return [...bodies.matchAll(/data:image\/png;base64,([\w+/=]+)|"data":"([\w+/=]+)"/g)].map(([, url, data]) =>
    atob(url ?? data ?? ""),
  );
}

const redact = (x: number, width: number) =>
  stepAdded({ kind: "redact", how: "black", box: { x, y: 0, width, height: 1 } });

const action = fc.oneof(
  fc.record({ type: fc.constant("redact" as const), x: fc.nat(39), width: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ type: fc.constant("crop" as const), x: fc.nat(20), width: fc.integer({ min: 10, max: 20 }) }),
  fc.record({ type: fc.constant("sizes" as const), typed: fc.constantFrom("", "1/2", "1, 1/2", "1/4; 1/2") }),
  fc.record({ type: fc.constantFrom("rotate", "undo", "redo", "clear", "wait" as const) }),
);

async function act(done: typeof action extends fc.Arbitrary<infer Action> ? Action : never): Promise<void> {
  if (done.type === "redact") redact(done.x, done.width);
  else if (done.type === "crop") stepAdded({ kind: "crop", box: { x: done.x, y: 0, width: done.width, height: 1 } });
  else if (done.type === "sizes") void applyTypedSizes("picture", done.typed);
  else if (done.type === "rotate") stepAdded({ kind: "rotate", quarters: 1 });
  else if (done.type === "undo") stepUndone();
  else if (done.type === "redo") stepRedone();
  else if (done.type === "clear") stepsCleared();
  else await waitForDrawings();
}

test("after a picture is sent, no blacked-out letter is in any record, stored picture or request", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 12 }), fc.nat(39), async (actions, secretX) => {
      await startEmpty();
      await attach("picture");
      const endEditor = startEditor(open().id, "picture");
      for (const each of actions) await act(each);
      redact(secretX, 3);
      await waitForDrawings();
      const steps = parseEditing(getDraft().attachments.find(isPictureAttachment)?.editing)?.steps ?? [];
      const secrets = Array.from(LETTERS).filter((_, x) =>
        steps.some((step) => step.kind === "redact" && x >= step.box.x && x < step.box.x + step.box.width),
      );
      expect(secrets).not.toEqual([]);
      const from = server.requests.length;
      await send();
      stepUndone();
      endEditor();
      await waitForDrawings();
      const showsSecret = (picture: string) => secrets.some((letter) => picture.includes(letter));

      expect(listSentPictures(from)).not.toEqual([]);
      expect(listSentPictures(from).filter(showsSecret)).toEqual([]);
      await expect.poll(async () => (await listStoredPictures()).filter(showsSecret)).toEqual([]);
      const stored = JSON.stringify(await (await openDatabase()).getAll("drafts"));
      expect(stored).not.toContain("editing");
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a drawing without the black box is deleted from disk once the box is drawn, even under a long prompt", async () => {
  await attach("picture");
  const endEditor = startEditor(open().id, "picture");
  stepAdded({ kind: "crop", box: { x: 0, y: 0, width: 20, height: 1 } });
  await waitForDrawings();
  draftTyped(open().id, "long ".repeat(5000));
  redact(0, 3);
  await waitForDrawings();
  await expect.poll(listStoredPictures).toEqual(expect.arrayContaining([LETTERS, `###${LETTERS.slice(3, 20)}`]));
  await expect.poll(listStoredPictures).toHaveLength(2);
  endEditor();
});

test("removing a picture from the composer during a drawing leaves the picture on disk and no part of the drawing", async () => {
  await attach("picture");
  const endEditor = startEditor(open().id, "picture");
  stepAdded({ kind: "crop", box: { x: 0, y: 0, width: 20, height: 1 } });
  void applyTypedSizes("picture", "1, 1/2");
  attachmentRemoved("picture");
  await waitForDrawings();
  endEditor();
  // The picture itself was sent to nobody; it waits for the clean-up, as everything does that an undo may name.
  await expect.poll(listStoredPictures).toEqual([LETTERS]);
});

test("sizes typed while an edit step is drawn are saved and drawn", async () => {
  await attach("picture");
  const endEditor = startEditor(open().id, "picture");
  redact(0, 3);
  void applyTypedSizes("picture", "1, 1/2");
  await waitForDrawings();
  endEditor();
  expect(getDraft().attachments).toMatchObject([{ sizes: "1, 1/2", part: { smaller: [{ scale: "1/2" }] } }]);
});

test("removing one of two equal pictures leaves the stored bytes of the other, even under a long prompt", async () => {
  draftTyped(open().id, "long ".repeat(5000));
  await attach("one");
  await attach("two");
  const endEditor = startEditor(open().id, "one");
  redact(0, 3);
  await waitForDrawings();
  attachmentRemoved("one");
  await waitForDrawings();
  endEditor();
  await expect
    .poll(async () => (await (await openDatabase()).getAll("drafts"))[0]?.draft)
    .toMatchObject({
      attachments: [{ id: "two" }],
    });
  expect(await listStoredPictures()).toContain(LETTERS);
});

test("the clean-up spares every picture that a turn or draft refers to, and removes other pictures after a day", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await attach("sent", "sent!");
  await applyTypedSizes("sent", "1, 1/2");
  await waitForDrawings();
  await send();
  await attach("left in a draft", "draft");
  await flushDocuments();
  openNewConversation();
  await attach("edited", "0123456789");
  const endEditor = startEditor(open().id, "edited");
  redact(0, 5);
  await waitForDrawings();
  endEditor();
  const inUse = (await listStoredPictures()).toSorted();
  expect(inUse).toEqual(["#####56789", "0123456789", "draft", "sent!", "set"].toSorted());
  await saveBlob("unused", createLetterPicture("unused"));

  await collectUnusedPictures();
  expect(await listStoredPictures()).toContain("unused");
  vi.setSystemTime(Date.now() + 2 * 86_400_000);
  await collectUnusedPictures();
  expect((await listStoredPictures()).toSorted()).toEqual(inUse);
});
