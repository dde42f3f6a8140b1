import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connect, expect, openPage, replies, runPrompt, test } from "#e2e/test.ts";
import { recordFigure } from "./record-figure.ts";

// The bytes that the page hands to the browser's storage while a reply of one megabyte streams for half a minute, beside
// the bytes of the text itself.

const CHUNK = "The tide turns twice a day, and with it every small boat. ".repeat(18).slice(0, 1000);
const CHUNKS = Array.from({ length: 1000 }, (_, index) => `${index} ${CHUNK}`.slice(0, 999).concat("\n"));
const PACE_MS = 25;

type Counted = typeof globalThis & { writtenBytes: number };

test("bytes written while a reply of 1 MB streams", async ({ page, mishaps }) => {
  const server = await startApiServer({ paceMs: 2 });
  mishaps.allowOrigin(server.origin);
  await page.addInitScript(() => {
    const counted = globalThis as Counted;
    counted.writtenBytes = 0;
    const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
    const write = put?.value as IDBObjectStore["put"];
    Object.defineProperty(IDBObjectStore.prototype, "put", {
      ...put,
      value(this: IDBObjectStore, ...parameters: Parameters<IDBObjectStore["put"]>) {
        counted.writtenBytes += new TextEncoder().encode(JSON.stringify(parameters[0])).length;
        return write.apply(this, parameters);
      },
    });
  });
  await openPage(page);
  await connect(page, server);
  const text = CHUNKS.join("");
  // What the model thinks first is sent in pieces too.
  server.next({ kind: "answer", text, paceMs: PACE_MS, chunkText: (said) => (said === text ? CHUNKS : [said]) });
  await page.evaluate(() => ((globalThis as Counted).writtenBytes = 0));
  await runPrompt(page, "Tell me about the sea.");
  await expect(replies(page)).toHaveAttribute("data-status", "done", { timeout: 240_000 });
  const writtenBytes = await page.evaluate(() => (globalThis as Counted).writtenBytes);
  const figure = "written to disk while a reply of 1 MB streams";
  recordFigure(figure, "the text itself", [text.length / 1e6], "MB");
  recordFigure(figure, "Étude", [writtenBytes / 1e6], "MB");
  await server.close();
});
