import type { KeyboardEvent } from "react";
import { formatCount } from "#core/format.ts";
import { describeCount } from "#core/search/describe-count.ts";
import type { Address } from "#core/links/address.ts";
import type { FoundPlace } from "#core/search/find-places.ts";
import type { SearchResult } from "#core/search/search-result.ts";
import type { Snippet } from "#core/search/cut-snippet.ts";
import { goToAddress } from "#state/addresses/go-to-address.ts";
import { searchCleared, useSearch } from "#state/search/search-query.ts";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { PlaceLink } from "#ui/kit/place-link.tsx";
import { SearchFilterRow } from "./search-filter-row.tsx";

const PLACE_NAMES: Record<FoundPlace["kind"], string> = {
  title: "Title",
  name: "Name",
  prompt: "Prompt",
  answer: "Answer",
  system: "System prompt",
  variables: "Variables",
  model: "Model",
};

/** The places found in conversations and saved prompts, each a link. */
export function SearchResults({ onChosen }: { onChosen: () => void }) {
  const { answer, leftCount, isFailed } = useSearch();
  const handlers = { onKeyDown: moveFocus };
  return (
    <section aria-label="Search results" data-results className="flex flex-col gap-1" {...handlers}>
      <SearchFilterRow modelIds={answer?.modelIds ?? []} />
      {isFailed ? (
        <Line>Search does not work, because this browser does not let Étude read what is stored.</Line>
      ) : (
        <>
          {leftCount > 0 && <Line>Reading {formatCount(leftCount)} more…</Line>}
          {answer && <Line>{describeCount(answer, leftCount)}</Line>}
        </>
      )}
      <ul className="flex flex-col gap-1">
        {answer?.results.map((result) => (
          <ResultItem key={`${result.kind} ${result.id}`} result={result} onChosen={onChosen} />
        ))}
      </ul>
    </section>
  );
}

function ResultItem({ result, onChosen }: { result: SearchResult; onChosen: () => void }) {
  const { kind, id, title, updatedAtMs, places } = result;
  const own: Address = kind === "prompt" ? { promptId: id } : { conversationId: id };
  const open = (address: Address) => {
    void goToAddress(address);
    onChosen();
  };
  return (
    <li className="rounded-control border border-line bg-surface/60 p-1">
      <PlaceLink
        address={own}
        onChosen={() => open(own)}
        className="flex items-baseline gap-2 rounded-chip px-1 hover:bg-sunken"
      >
        <span dir="auto" className="min-w-0 grow truncate font-medium">
          {title || "Untitled"}
        </span>
        <span className="shrink-0 text-xs text-ink-3">{kind === "prompt" ? "prompt" : formatMoment(updatedAtMs)}</span>
      </PlaceLink>
      {places
        .filter(({ kind: placeKind }) => placeKind !== "title" && placeKind !== "name")
        .map((place, index) => {
          const { turnId, variantId } = place;
          const address = {
            ...own,
            ...(turnId !== undefined && { turnId }),
            ...(variantId !== undefined && { variantId }),
          };
          return (
            <PlaceLink
              key={index}
              address={kind === "prompt" ? own : address}
              onChosen={() => open(kind === "prompt" ? own : address)}
              className="block rounded-chip px-1 py-0.5 text-sm text-ink-2 hover:bg-sunken"
            >
              <span className="block text-xs text-ink-3">{describePlace(place)}</span>
              <span dir="auto" className="line-clamp-3 break-words">
                <MarkedText snippet={place.snippet} />
              </span>
            </PlaceLink>
          );
        })}
    </li>
  );
}

function describePlace({ kind, turnNumber, modelId, isFailed }: FoundPlace): string {
  const parts = [
    turnNumber === undefined ? "" : `Turn ${turnNumber}`,
    kind === "answer" && isFailed ? "Failed answer" : PLACE_NAMES[kind],
    kind === "answer" ? (modelId ?? "") : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function MarkedText({ snippet }: { snippet: Snippet }) {
  return snippet.map(({ text, isMarked }, index) =>
    isMarked ? (
      <mark key={index} className="rounded-chip bg-accent-soft text-accent">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return <p className="px-1.5 text-xs text-ink-3">{children}</p>;
}

/** Moves the focus along the results, and from the first one back to the field. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  const field = currentTarget.closest("nav")?.querySelector<HTMLElement>('input[type="search"]');
  if (key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    searchCleared();
    field?.focus();
  }
  if ((key !== "ArrowDown" && key !== "ArrowUp") || !(target instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  const all = [...currentTarget.querySelectorAll<HTMLElement>("a")];
  const next = all[all.indexOf(target) + (key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus();
  else if (key === "ArrowUp") field?.focus();
}
