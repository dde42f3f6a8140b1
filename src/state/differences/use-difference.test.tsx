// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { describeDifference } from "#core/compare/describe-difference.ts";
import type { DifferenceCommand } from "#io/differences/difference-command.ts";
import { runDifferenceCommand } from "#io/differences/run-difference-command.ts";
import { resetState } from "#state/reset-state.ts";
import { type FoundDifference, useDifference } from "./use-difference.ts";

let root: Root;
let shown: string[];
let retry: (() => void) | undefined;

beforeEach(() => {
  shown = [];
  root = createRoot(document.createElement("div"));
});
afterEach(() => {
  flushSync(() => root.unmount());
  vi.unstubAllGlobals();
  resetState();
});

function record(found: FoundDifference): void {
  retry = found.status === "failed" ? found.retry : undefined;
  shown.push(found.status === "found" ? describeDifference(found.difference) : found.status);
}

function Reader({ before, after, onRender }: { before: string; after: string; onRender: typeof record }) {
  onRender(useDifference(before, after));
  return null;
}

const show = (before: string, after: string) =>
  flushSync(() => root.render(<Reader before={before} after={after} onRender={record} />));
const last = () => shown.at(-1);
const LONG = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(" ");

/** A worker that compares in the page, a task after it was asked, or that crashes then. */
class TestWorker {
  static openCount = 0;
  static isBroken = false;
  #listeners: Record<string, (event: { data: unknown }) => void> = {};
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    this.#listeners[type] = listener;
    if (type !== "message") return;
    TestWorker.openCount += 1;
    setTimeout(() => listener({ data: { type: "ready" } }));
  }
  postMessage(command: DifferenceCommand): void {
    setTimeout(() => {
      if (TestWorker.isBroken) this.#listeners["error"]?.({ data: null });
      else this.#listeners["message"]?.({ data: { type: "done", result: runDifferenceCommand(command, 1_000_000) } });
    });
  }
  terminate(): void {
    this.#listeners = {};
  }
}

test("a difference of texts that have been replaced meanwhile is never shown", async () => {
  show("a red fox", "a blue fox");
  show("a red fox", "a red dog and cat");
  await waitFor(() => expect(last()).toBe("3 of 5 words differ"));
  expect(new Set(shown)).toEqual(new Set(["computing", "3 of 5 words differ"]));
});

test("long texts are compared in a worker", async () => {
  vi.stubGlobal("Worker", TestWorker);
  const before = TestWorker.openCount;
  show("one two", "one three");
  await waitFor(() => expect(last()).toBe("1 of 2 words differs"));
  expect(TestWorker.openCount).toBe(before);
  show(LONG, `${LONG} end`);
  await waitFor(() => expect(last()).toBe("1 of 3,001 words differs"));
  expect(TestWorker.openCount).toBe(before + 1);
});

test("a comparison that fails says so, and can be tried again", async () => {
  vi.stubGlobal("Worker", TestWorker);
  TestWorker.isBroken = true;
  show(LONG, `${LONG} other end`);
  await waitFor(() => expect(last()).toBe("failed"));
  TestWorker.isBroken = false;
  flushSync(() => retry?.());
  await waitFor(() => expect(last()).toBe("2 of 3,002 words differ"));
});
