/** What starts a run is not needed to show the page: it is fetched while it is idle, at the latest with the first run. */
export const loadRun = () => import("./run.ts");
