import { create } from "zustand";
import type { SearchFilters } from "#core/search/search-index.ts";
import type { SearchAnswer } from "#core/search/search-result.ts";
import { onReset } from "#state/reset-state.ts";

/** The current search and its results. */
export type Search = {
  query: string;
  filters: SearchFilters;
  /** The answer to an earlier query until that of the present one is there. */
  answer: SearchAnswer | undefined;
  /** The number of conversations and prompts that the index does not have yet. */
  leftCount: number;
  /** True where nothing can be searched, because the browser's storage or the worker refuses. */
  isFailed: boolean;
};

const INITIAL: Search = { query: "", filters: {}, answer: undefined, leftCount: 0, isFailed: false };
const useStore = create<Search>()(() => INITIAL);
onReset(() => useStore.setState(INITIAL, true));

export const useSearch = (): Search => useStore();
export const getSearch = (): Search => useStore.getState();
export const searchChanged = (changes: Partial<Search>): void => useStore.setState(changes);

export const useIsSearching = (): boolean => useStore(isSearching);

/** True where there is something to search for. */
export const isSearching = ({ query, filters }: Search): boolean =>
  query.trim() !== "" || Object.keys(filters).length > 0;

/** Brings the index up to date, as when somebody is about to search. */
export const refreshSearch = (): Promise<void> => inSession(({ refresh }) => refresh());

/** Searches for what is typed. */
export const searchTyped = (query: string): void => search({ query });

/** Searches among what passes some filters. */
export const searchFiltered = (filters: SearchFilters): void => search({ filters });

/** Ends a search, so that the list is shown again. */
export const searchCleared = (): void => search({ query: "", filters: {} });

function search(changes: Pick<Search, "query"> | Pick<Search, "filters">): void {
  searchChanged(changes);
  void inSession(({ find }) => find());
}

/** Loads the code that searches, with the first search. */
const loadSession = () => import("./search-session.ts");

/** Calls the code that searches; where it cannot be loaded, the search says that it does not work. */
async function inSession(act: (session: Awaited<ReturnType<typeof loadSession>>) => Promise<void>): Promise<void> {
  const session = await loadSession().catch(() => undefined);
  if (session) await act(session);
  else searchChanged({ isFailed: true });
}
