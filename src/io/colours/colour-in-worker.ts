import type { ColourNode } from "#core/markdown/colour-node.ts";
import type { ColourCommand, ColourEvent } from "./colour-protocol.ts";

/** The page's connection to a worker. */
export type ColourPort = { send: (command: ColourCommand) => void; close: () => void };

/** Opens a worker. `onCrash` is called when it cannot be loaded or throws. */
export type OpenColourPort = (onEvent: (event: ColourEvent) => void, onCrash: () => void) => ColourPort;

/** Colours code; undefined where it took too long or no worker could be had. Rejects when aborted. */
export type Colour = (command: ColourCommand, signal: AbortSignal) => Promise<readonly ColourNode[] | undefined>;

type Job = { command: ColourCommand; signal: AbortSignal; settle: (nodes: readonly ColourNode[] | undefined) => void };

/**
 * Creates a function that colours one code after another in a worker. A code that takes longer than `patienceMs` ends
 * the worker; the next one has a new worker.
 */
export function createColouring(openPort: OpenColourPort, patienceMs: number): Colour {
  const waiting: Job[] = [];
  let port: ColourPort | undefined;
  let isReady = false;
  let current: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): void {
    while (waiting[0]?.signal.aborted === true) waiting.shift();
    if (current !== undefined || waiting.length === 0) return;
    port ??= openPort(onEvent, stop);
    if (!isReady) return;
    current = waiting.shift();
    if (current === undefined) return;
    timer = setTimeout(stop, patienceMs);
    port.send(current.command);
  }

  function onEvent(event: ColourEvent): void {
    if (event.type === "ready") isReady = true;
    else finish(event.nodes);
    next();
  }

  function finish(nodes: readonly ColourNode[] | undefined): void {
    clearTimeout(timer);
    const job = current ?? waiting.shift();
    current = undefined;
    job?.settle(nodes);
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
