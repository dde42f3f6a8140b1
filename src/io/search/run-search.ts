import { createWorkerQueue } from "#io/browser/create-worker-queue.ts";
import { openWorkerPort } from "#io/browser/open-worker-port.ts";
import type { SearchCommand, SearchReport } from "./search-command.ts";

/** Ten times what the longest command takes on a busy machine: to read the index of some thousand conversations. */
const PATIENCE_MS = 20_000;

/** Runs a command of the search in its worker; undefined where it cannot be had or the storage refuses. */
export const runSearch = createWorkerQueue<SearchCommand, SearchReport>(openWorkerPort("search"), PATIENCE_MS);
