import { describeCount } from "#core/search/describe-count.ts";
import { runSearch } from "#io/search/run-search.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { watchSavedList } from "#state/document/saved-list-changes.ts";
import { announce } from "#state/notices.ts";
import { watchDataRevision } from "#state/query-client.ts";
import { onReset } from "#state/reset-state.ts";
import { getSearch, isSearching, searchChanged } from "./search-query.ts";

/** The time for which the index is brought up to date before what was typed meanwhile is searched. */
const SLICE_MS = 150;
/** The time without a search after which the worker gives its memory back. */
const REST_MS = 60_000;
/** The time without a key after which the number of results is announced. */
const ANNOUNCE_MS = 700;

const never = new AbortController().signal;
let latest = new AbortController();
let isRefreshing = false;
/** True where something may have changed since the last refresh began. */
let isOutdated = false;
let resting: ReturnType<typeof setTimeout> | undefined;
let announcing: ReturnType<typeof setTimeout> | undefined;

onReset(() => {
  latest.abort();
  clearTimeout(resting);
  clearTimeout(announcing);
});

/** Takes everything that changed into the index, and writes it down. */
export async function refresh(): Promise<void> {
  isOutdated = true;
  if (isRefreshing) return;
  isRefreshing = true;
  clearTimeout(resting);
  try {
    let leftCount = 0;
    while (isOutdated || leftCount > 0) {
      isOutdated = false;
      await flushDocuments();
      const report = await runSearch({ kind: "refresh", maxMs: SLICE_MS }, never);
      if (report?.kind !== "refresh" || getStorageTrouble() !== undefined) {
        searchChanged({ isFailed: true });
        return;
      }
      ({ leftCount } = report);
      searchChanged({ leftCount, isFailed: false });
      void find();
    }
    void runSearch({ kind: "save" }, never);
  } finally {
    isRefreshing = false;
    restLater();
  }
}

function restLater(): void {
  clearTimeout(resting);
  resting = setTimeout(() => {
    if (isSearching(getSearch())) restLater();
    else void runSearch({ kind: "close" }, never);
  }, REST_MS);
}

/** Finds what the current search asks for. */
export async function find(): Promise<void> {
  latest.abort();
  clearTimeout(announcing);
  latest = new AbortController();
  const { signal } = latest;
  const search = getSearch();
  if (!isSearching(search)) {
    searchChanged({ answer: undefined });
    return;
  }
  const { query, filters } = search;
  const report = await runSearch({ kind: "find", query, filters }, signal).catch(() => undefined);
  if (signal.aborted) return;
  if (report?.kind === "find") {
    searchChanged({ answer: report.answer });
    announceLater();
  } else searchChanged({ isFailed: true });
}

/** Says how many there are, once nobody types and the index is complete. */
function announceLater(): void {
  announcing = setTimeout(() => {
    const { answer, leftCount } = getSearch();
    if (answer && leftCount === 0) announce(describeCount(answer, leftCount));
  }, ANNOUNCE_MS);
}

/** Searches again where something that was found may have changed. */
function refreshResults(): void {
  if (isSearching(getSearch())) void refresh();
}

watchSavedList(refreshResults);
watchDataRevision("saved-prompts", refreshResults);
