import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import { createColouring, type OpenColourPort } from "./colour-in-worker.ts";
import type { ColourCommand, ColourEvent } from "./colour-protocol.ts";

/** Ordinary code of 100 kB takes a fifth of it. */
const PATIENCE_MS = 2000;

const openPort: OpenColourPort = (onEvent, onCrash) => {
  const worker = new Worker(getWorkerUrl("colours"), { type: "module", name: "etude-colours" });
  worker.addEventListener("message", (event: MessageEvent<ColourEvent>) => onEvent(event.data));
  worker.addEventListener("error", onCrash);
  return { send: (command: ColourCommand) => worker.postMessage(command), close: () => worker.terminate() };
};

/** Colours code in a worker, for 2 s at most. */
export const colourCode = createColouring(openPort, PATIENCE_MS);
