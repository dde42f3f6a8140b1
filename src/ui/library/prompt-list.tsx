import type { ReactNode } from "react";
import { useDeferredValue, useState } from "react";
import { formatCount } from "#core/format.ts";
import { listTags, searchPrompts } from "#core/library/search-prompts.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import { layerOpened } from "#state/layers.ts";
import { saveUnreadablePrompts } from "#state/library/save-unreadable.ts";
import { useSavedPrompts } from "#state/library/saved-prompts.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { PlaceLink } from "#ui/kit/place-link.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { ImportPromptButton } from "./import-prompt-button.tsx";

/** The number of prompts from which they are searched. */
const MANY = 8;
const MAX_TAGS = 12;

/** The saved prompts with the number of their newest version; nothing where there are none. */
export function PromptList() {
  const { prompts, unreadableCount, isFailed } = useSavedPrompts();
  const [query, setQuery] = useState("");
  const [tag, setTag] = useState<string>();
  const deferredQuery = useDeferredValue(query);
  if (prompts.length === 0 && unreadableCount === 0 && !isFailed) return null;
  const tags = listTags(prompts);
  const chosenTag = tag !== undefined && tags.includes(tag) ? tag : undefined;
  const isSearched = prompts.length >= MANY;
  const found = isSearched ? searchPrompts(prompts, { query: deferredQuery, tag: chosenTag }) : prompts;
  return (
    <section aria-label="Saved prompts" className="flex max-h-2/5 shrink-0 flex-col border-t border-line pt-1">
      <div className="flex items-center justify-between ps-1.5">
        <h2 className="text-xs font-medium text-ink-3">Prompts</h2>
        <ImportPromptButton isSmall />
      </div>
      {isSearched && (
        <div className="flex shrink-0 flex-col gap-1 px-1.5 pb-1">
          <input
            type="search"
            aria-label="Find a prompt"
            placeholder={`Find in ${formatCount(prompts.length)}`}
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
            className={`h-7 w-full text-sm touch:h-11 ${COMPACT_CLASSES}`}
          />
          {tags.length > 0 && (
            <ul aria-label="Tags" className="flex gap-1 overflow-x-auto p-0.5">
              {tags.slice(0, MAX_TAGS).map((each) => (
                <li key={each} className="shrink-0">
                  <button
                    type="button"
                    aria-pressed={each === chosenTag}
                    onClick={() => setTag(each === chosenTag ? undefined : each)}
                    className="max-w-40 truncate rounded-chip border border-line px-1.5 text-xs text-ink-2 aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent touch:h-11"
                  >
                    {each}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <ul aria-label="Prompts" className="min-h-0 overflow-y-auto">
        {found.map((prompt) => (
          <PromptItem key={prompt.id} prompt={prompt} />
        ))}
      </ul>
      {found.length === 0 && prompts.length > 0 && <Line>No saved prompt has these words.</Line>}
      {unreadableCount > 0 && (
        <Line isFault>
          {unreadableCount === 1
            ? "A saved prompt could not be read. It is still stored."
            : `${formatCount(unreadableCount)} saved prompts could not be read. They are still stored.`}{" "}
          <LinkButton keepsColour onClick={() => void saveUnreadablePrompts()}>
            Save as a file
          </LinkButton>
        </Line>
      )}
      {isFailed && <Line isFault>This browser does not let Étude read its saved prompts.</Line>}
    </section>
  );
}

function PromptItem({ prompt: { id, name, versions } }: { prompt: SavedPrompt }) {
  return (
    <li>
      <PlaceLink
        address={{ promptId: id }}
        title={name}
        onChosen={() => layerOpened({ kind: "prompt", promptId: id })}
        className="flex h-7.5 w-full items-center gap-2 rounded-control px-2 text-start text-ink-2 hover:bg-surface/60 touch:h-11"
      >
        <span dir="auto" className="min-w-0 grow truncate">
          {name}
        </span>
        <span className="shrink-0 font-mono text-xs text-ink-3">v{versions.length}</span>
      </PlaceLink>
    </li>
  );
}

function Line({ isFault = false, children }: { isFault?: boolean; children: ReactNode }) {
  return <p className={joinClasses("px-1.5 py-1 text-sm", isFault ? "text-danger" : "text-ink-3")}>{children}</p>;
}
