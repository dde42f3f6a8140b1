import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { getImageLimits } from "#core/models/image-limits.ts";
import type { ImageCommand, ImageEvent, ImageResult } from "./image-protocol.ts";
import { makeImageInWorker, type OpenImagePort } from "./make-image-in-worker.ts";

const limits = getImageLimits("");
const file = new Blob(["bytes"]);
const refusedResult: ImageResult = { ok: false, refused: { kind: "too-heavy" } };
const never = new AbortController().signal;

/** A worker that says what the test has it say. */
function createFakeWorker() {
  const sent: ImageCommand[] = [];
  const fake = {
    sent,
    isClosed: false,
    hear: (_signal: ImageEvent) => {},
    crash: (_why: string) => {},
    send: (command: ImageCommand): void => void sent.push(command),
  };
  const openPort: OpenImagePort = (onEvent, onCrash) => {
    fake.hear = onEvent;
    fake.crash = onCrash;
    return { send: (command) => fake.send(command), close: () => (fake.isClosed = true) };
  };
  const drawOnPage = () => Promise.reject(new Error("cannot draw"));
  return { fake, elsewhere: { openPort, drawOnPage, patienceMs: 20_000 } };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("makeImageInWorker returns the result of the worker and closes the worker", async () => {
  const { fake, elsewhere } = createFakeWorker();
  const made = makeImageInWorker(file, limits, elsewhere, never);
  expect(fake.sent).toEqual([{ type: "make", file, limits }]);
  expect(fake.isClosed).toBe(false);
  fake.hear({ type: "made", made: refusedResult });
  expect(await made).toBe(refusedResult);
  expect(fake.isClosed).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("an image worker that does not respond in time is closed, and the picture is refused as too slow", async () => {
  const { fake, elsewhere } = createFakeWorker();
  const made = makeImageInWorker(file, limits, elsewhere, never);
  vi.advanceTimersByTime(19_999);
  expect(fake.isClosed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await made).toEqual({ ok: false, refused: { kind: "too-slow", waitedMs: 20_000 } });
  expect(fake.isClosed).toBe(true);
});

test("a crash of the image worker refuses the picture with the reason of the crash", async () => {
  const { fake, elsewhere } = createFakeWorker();
  const made = makeImageInWorker(file, limits, elsewhere, never);
  fake.crash("out of memory");
  expect(await made).toEqual({ ok: false, refused: { kind: "broken", why: "out of memory" } });
  expect(fake.isClosed).toBe(true);
});

test("an abort closes the image worker and rejects with the reason of the abort", async () => {
  const { fake, elsewhere } = createFakeWorker();
  const controller = new AbortController();
  const made = makeImageInWorker(file, limits, elsewhere, controller.signal);
  controller.abort(new Error("removed"));
  await expect(made).rejects.toThrow("removed");
  expect(fake.isClosed).toBe(true);
});

test("the image worker receives an empty drawing when the page cannot draw the picture either", async () => {
  const { fake, elsewhere } = createFakeWorker();
  void makeImageInWorker(file, limits, elsewhere, never);
  fake.hear({ type: "draw", kind: "heic" });
  await waitFor(() => expect(fake.sent.at(-1)).toEqual({ type: "drawn", drawing: undefined }));
});

test("a drawing that cannot be transferred to the image worker is replaced by an empty drawing", async () => {
  const { fake, elsewhere } = createFakeWorker();
  const drawing = { bitmap: {} as ImageBitmap, natural: { widthPx: 1, heightPx: 1 } };
  void makeImageInWorker(file, limits, { ...elsewhere, drawOnPage: () => Promise.resolve(drawing) }, never);
  const { send } = fake;
  fake.send = (command) => {
    if (command.type === "drawn" && command.drawing) throw new DOMException("not clean", "DataCloneError");
    send(command);
  };
  fake.hear({ type: "draw", kind: "svg" });
  await waitFor(() => expect(fake.sent.at(-1)).toEqual({ type: "drawn", drawing: undefined }));
});
