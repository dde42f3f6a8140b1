import { hasUnspacedWords } from "#core/compare/cut-words.ts";
import { createWorkerQueue } from "#io/browser/create-worker-queue.ts";
import { openWorkerPort } from "#io/browser/open-worker-port.ts";
import type { DifferenceCommand, DifferenceResult } from "./difference-command.ts";
import { runDifferenceCommand } from "./run-difference-command.ts";

/** Ten times what two wholly different texts of 100 kB take on a busy machine. */
const PATIENCE_MS = 10_000;
/** The characters that are compared on the page, and the steps there for each pair: some milliseconds. */
const MAX_PAGE_CHARS = 20_000;
const MAX_PAGE_WORK = 1_000_000;

const runInWorker = createWorkerQueue<DifferenceCommand, DifferenceResult>(openWorkerPort("differences"), PATIENCE_MS);

/** The task after all that the page has to compare already. */
let lastTask: Promise<void> = Promise.resolve();

/**
 * Compares answers: short ones on the page, each command in a task of its own, and others in a worker, for 10 s at most.
 * Undefined where that was too short, or no worker could be had. Rejects when aborted.
 */
export async function findDifferences(
  command: DifferenceCommand,
  signal: AbortSignal,
): Promise<DifferenceResult | undefined> {
  if (isShort(command)) {
    lastTask = lastTask.then(waitForNextTask);
    await lastTask;
    signal.throwIfAborted();
    const result = runDifferenceCommand(command, MAX_PAGE_WORK);
    if (!isApproximate(result)) return result;
  }
  return runInWorker(command, signal);
}

function isShort(command: DifferenceCommand): boolean {
  const texts = command.kind === "difference" ? [command.before, command.after] : [command.text, ...command.others];
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length <= MAX_PAGE_CHARS && !texts.some(hasUnspacedWords);
}

function isApproximate(result: DifferenceResult): boolean {
  if (result.kind === "heat") return result.heat.isApproximate;
  const { difference } = result;
  return difference.kind === "words" ? difference.isApproximate : difference.around?.isApproximate === true;
}

function waitForNextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
