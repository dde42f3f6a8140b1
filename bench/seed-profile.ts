import type { Page } from "@playwright/test";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { waitForDatabase } from "#e2e/wait-for-database.ts";

/** The amount of what a profile keeps; the pictures stand in the first turns. */
export type ProfileSize = { conversations: number; turns: number; pictures: number; pictureBytes: number };

/**
 * Stores conversations of the demo model with random words and random pictures, in the database that the page has made. The
 * records are made in the page, since a full profile is larger than what a test can hand over.
 */
export async function seedProfile(page: Page, size: ProfileSize): Promise<void> {
  const {
    turns: _turns,
    replies: _replies,
    gone: _gone,
    rows: _rows,
    ...head
  } = exampleConversation({ connectionId: "demo" });
  const reply = exampleReply({ status: "done", startedAtMs: 1, endedAtMs: 2 });
  const templates: Templates = {
    size,
    head,
    turn: exampleTurn("t1", null),
    reply: { ...reply, sentWith: { ...reply.sentWith, connectionId: "demo" } },
  };
  await waitForDatabase(page);
  await page.evaluate(putProfile, JSON.stringify(templates));
}

type Templates = { size: ProfileSize; head: object; turn: object; reply: { sentWith: object } };

/** Uses nothing outside its own body, because Playwright passes only this function to the page. */
async function putProfile(templates: string): Promise<void> {
  const { size, head, turn, reply }: Templates = JSON.parse(templates);
  const opening = indexedDB.open("etude");
  await new Promise((resolve) => opening.addEventListener("success", resolve));
  const database = opening.result;
  const syllables = ["ka", "lo", "mi", "ter", "an", "shi", "on", "be", "ru", "dra", "gon", "est"];
  const write = (count: number) =>
    Array.from({ length: count }, () =>
      Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => syllables[Math.floor(Math.random() * 12)]).join(
        "",
      ),
    ).join(" ");
  const hash = (index: number) => index.toString(16).padStart(64, "0");
  const put = async (stores: string[], fill: (transaction: IDBTransaction) => void) => {
    const transaction = database.transaction(stores, "readwrite");
    fill(transaction);
    await new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("refused")));
    });
  };
  for (let number = 0; number < size.conversations; number += 1) {
    const id = `c${number}`;
    await put(["conversations", "turns", "replies"], (transaction) => {
      const title = `${write(4)} ${number}`;
      const view = { leafTurnId: `${id}-t${size.turns - 1}`, shown: {} };
      transaction
        .objectStore("conversations")
        .put({ id, updatedAtMs: Date.now() - number * 3_600_000, head: Object.assign({}, head, { id, title, view }) });
      for (let index = 0; index < size.turns; index += 1) {
        const turnId = `${id}-t${index}`;
        const picture = number * size.turns + index;
        const image = { kind: "image", blob: hash(picture), mediaType: "image/png", widthPx: 800, heightPx: 600 };
        const parts = [...(picture < size.pictures ? [image] : []), { kind: "text", text: write(30) }];
        const parentId = index === 0 ? null : `${id}-t${index - 1}`;
        transaction
          .objectStore("turns")
          .put({ id: turnId, conversationId: id, value: { ...turn, id: turnId, parentId, parts, createdAtMs: index } });
        const thread = index === 0 ? {} : { builtOn: `${id}-r${index - 1}` };
        const answer = { id: `${id}-r${index}`, turnId, parts: [{ kind: "text", text: write(150) }] };
        const value = { ...reply, ...answer, sentWith: { ...reply.sentWith, thread } };
        transaction.objectStore("replies").put({ id: answer.id, conversationId: id, value });
      }
    });
  }
  for (let index = 0; index < size.pictures; index += 1) {
    const bytes = new Uint8Array(size.pictureBytes);
    for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    await put(["blobs"], (transaction) => {
      transaction.objectStore("blobs").put({ sha256: hash(index), bytes: new Blob([bytes], { type: "image/png" }) });
    });
  }
  database.close();
}
