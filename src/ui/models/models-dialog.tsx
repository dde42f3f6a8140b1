import { useDeferredValue, useMemo, useRef, useState } from "react";
import { formatDay } from "#core/capsule/format-day.ts";
import { formatCount } from "#core/format.ts";
import { findSuccessor } from "#core/models/find-successor.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { describeRetirement, findRetirement } from "#core/models/retirement.ts";
import { NO_FILTER, searchModels } from "#core/models/search-models.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { layerClosed } from "#state/layers.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { ModelFilters } from "./model-filters.tsx";
import { ModelItem } from "./model-item.tsx";

/** The most models shown; a narrower search finds the others. */
const MAX_SHOWN = 60;

/** The models of a variant's connection, with search, filters and a card for each. */
export function ModelsDialog({ variantId }: { variantId: Id }) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const { entries, cachedSinceMs, problem } = useCatalogue(connectionId, true);
  const [filter, setFilter] = useState(NO_FILTER);
  const field = useRef<HTMLInputElement>(null);
  const found = searchModels(entries, useDeferredValue(filter));
  const typed = filter.query.trim();
  const ids = useMemo(() => entries.map(({ id }) => id), [entries]);
  const [today] = useState(() => formatDay(Date.now()));
  const choose = (id: string) => {
    modelChosen(variantId, id);
    layerClosed();
  };
  return (
    <Dialog title="Models" position="wide" initialFocus={field} onClose={layerClosed}>
      <div className="flex min-h-0 w-176 max-w-full grow flex-col">
        <div className="flex flex-col gap-2.5 border-b border-line p-4">
          <input
            ref={field}
            type="search"
            aria-label="Find a model"
            placeholder="id, alias or developer"
            value={filter.query}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setFilter({ ...filter, query: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // The list may still be that of an earlier text; the typed one decides.
              const [first] = searchModels(entries, filter);
              choose(first?.id ?? typed);
            }}
            className="rounded-control border border-line bg-surface px-2 py-1"
          />
          <ModelFilters filter={filter} onChange={(change) => setFilter({ ...filter, ...change })} />
          <p role="note" className="text-xs text-ink-3">
            {describeCount(found.length, entries.length, problem)}
            {cachedSinceMs !== undefined && ` This is its list of ${formatMoment(cachedSinceMs)}.`}
          </p>
        </div>
        <ul aria-label="Models" className="min-h-0 grow overflow-y-auto px-2 py-2">
          {typed !== "" && !findEntry(entries, typed) && (
            <li>
              <button
                type="button"
                onClick={() => choose(typed)}
                className="w-full rounded-control px-2 py-1.5 text-start hover:bg-sunken"
              >
                Use <b className="font-mono font-medium">{typed}</b> as typed
              </button>
            </li>
          )}
          {found.slice(0, MAX_SHOWN).map((entry) => (
            <ModelItem
              key={entry.id}
              entry={entry}
              lastDay={describeLastDay(entry, ids, today)}
              isChosen={entry.id === modelId || entry.aliases.includes(modelId)}
              onChoose={choose}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** The last day of a model with the successor that the list has; undefined where no last day is known. */
function describeLastDay(entry: CatalogueEntry, ids: readonly string[], today: string) {
  const retirement = findRetirement(entry, entry.id);
  if (!retirement) return undefined;
  const { words, isNear } = describeRetirement(retirement, today);
  const successor = findSuccessor(ids, entry.id);
  return { words: successor === undefined ? words : `${words} · successor ${successor}`, isNear };
}

/** The number of models found; for an empty list, and beside one that is not today's, the reason. */
function describeCount(found: number, all: number, problem: string | undefined): string {
  if (all === 0) return `${problem ?? "This service lists no models."} You can type any model id.`;
  const limitNote = found > MAX_SHOWN ? `, first ${MAX_SHOWN} shown` : "";
  const count = `${formatCount(found)} of ${formatCount(all)} models${limitNote}.`;
  return problem === undefined ? count : `${count} ${problem}`;
}
