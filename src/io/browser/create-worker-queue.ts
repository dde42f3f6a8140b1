/** A message from a worker: first that it is loaded, then the result of each command. */
export type WorkerReport<Result> = { type: "ready" } | { type: "done"; result: Result };

/** The page's connection to a worker. */
type WorkerPort<Command> = { send: (command: Command) => void; close: () => void };

/** Opens a worker. `onCrash` is called when it cannot be loaded or throws. */
export type OpenWorkerPort<Command, Result> = (
  onReport: (report: WorkerReport<Result>) => void,
  onCrash: () => void,
) => WorkerPort<Command>;

/** Runs a command; undefined where it took too long or no worker could be had. Rejects when aborted. */
export type RunInWorker<Command, Result> = (command: Command, signal: AbortSignal) => Promise<Result | undefined>;

type Job<Command, Result> = {
  command: Command;
  signal: AbortSignal;
  settle: (result: Result | undefined) => void;
};

/**
 * Creates a function that runs one command after another in a worker. A command that takes longer than `patienceMs` ends
 * the worker; the next one has a new worker.
 */
export function createWorkerQueue<Command, Result>(
  openPort: OpenWorkerPort<Command, Result>,
  patienceMs: number,
): RunInWorker<Command, Result> {
  const waiting: Job<Command, Result>[] = [];
  let port: WorkerPort<Command> | undefined;
  let isReady = false;
  let current: Job<Command, Result> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): void {
    while (waiting[0]?.signal.aborted === true) waiting.shift();
    if (current !== undefined || waiting.length === 0) return;
    port ??= openPort(onReport, stop);
    if (!isReady) return;
    current = waiting.shift();
    if (current === undefined) return;
    timer = setTimeout(stop, patienceMs);
    port.send(current.command);
  }

  function onReport(report: WorkerReport<Result>): void {
    if (report.type === "ready") isReady = true;
    else finish(report.result);
    next();
  }

  function finish(result: Result | undefined): void {
    clearTimeout(timer);
    const job = current ?? waiting.shift();
    current = undefined;
    job?.settle(result);
  }

  function stop(): void {
    port?.close();
    port = undefined;
    isReady = false;
    finish(undefined);
    next();
  }

  return (command, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      waiting.push({ command, signal, settle: resolve });
      next();
    });
}
