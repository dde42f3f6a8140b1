/** Loads the chunk that starts a run: while the page is idle, at the latest with the first run. */
export const loadRun = () => import("./run.ts");
