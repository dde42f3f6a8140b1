import type { ColourNode } from "#core/markdown/colour-node.ts";
import { createWorkerQueue } from "#io/browser/create-worker-queue.ts";
import { openWorkerPort } from "#io/browser/open-worker-port.ts";
import type { ColourCommand } from "./colour-command.ts";

/** Ordinary code of 100 kB takes a fifth of it. */
const PATIENCE_MS = 2000;

/** Colours code in a worker, for 2 s at most. */
export const colourCode = createWorkerQueue<ColourCommand, readonly ColourNode[]>(
  openWorkerPort("colours"),
  PATIENCE_MS,
);
