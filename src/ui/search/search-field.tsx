import { useRef } from "react";
import { refreshSearch, searchCleared, searchTyped, useSearch } from "#state/search/search-query.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The field that searches everything as one types. Arrows go into the results below, Escape clears it. */
export function SearchField() {
  const { query } = useSearch();
  const field = useRef<HTMLInputElement>(null);
  return (
    <input
      ref={field}
      type="search"
      aria-label="Search"
      placeholder="Search"
      autoComplete="off"
      spellCheck={false}
      value={query}
      onFocus={() => void refreshSearch()}
      onChange={(event) => searchTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && query !== "") {
          event.preventDefault();
          event.stopPropagation();
          searchCleared();
        }
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        const first = event.currentTarget.closest("nav")?.querySelector<HTMLElement>("[data-results] a");
        if (!first) return;
        event.preventDefault();
        if (event.key === "Enter") first.click();
        else first.focus();
      }}
      className={`h-8 w-full shrink-0 text-sm touch:h-11 ${COMPACT_CLASSES}`}
    />
  );
}
