import type { RefObject } from "react";
import { useDeferredValue, useRef, useState } from "react";
import type { EarlierSystemPrompt } from "#core/library/collect-system-prompts.ts";
import { cutText } from "#core/cut-text.ts";
import { findByWords } from "#core/find-by-words.ts";
import { formatCount } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerClosed } from "#state/layers.ts";
import {
  earlierSystemPromptChosen,
  getReplacedSystemPrompt,
  useEarlierSystemPrompts,
} from "#state/library/earlier-system-prompts.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";

/** The number of prompts from which they are searched. */
const MANY = 8;
/** More are found by their words. */
const MAX_SHOWN = 100;
/** The line and the whole text are drawn at a part of a prompt of any length. */
const MAX_LINE_CHARS = 200;
const MAX_TEXT_CHARS = 4000;

/** A dialog of the system prompts that were written before; choosing one puts it in the place of the present one. */
export function EarlierPromptsDialog({ variantId }: { variantId: Id | undefined }) {
  const [current] = useState(() => getReplacedSystemPrompt(variantId));
  const { prompts, isFailed } = useEarlierSystemPrompts(current);
  const search = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  if (!prompts && !isFailed) return null;
  const isSearched = prompts !== undefined && prompts.length >= MANY;
  return (
    <Dialog title="Earlier system prompts" initialFocus={isSearched ? search : first} onClose={layerClosed}>
      {prompts && prompts.length > 0 ? (
        <Prompts
          prompts={prompts}
          search={isSearched ? search : undefined}
          first={first}
          onChoose={(text) => {
            earlierSystemPromptChosen(text, variantId);
            layerClosed();
          }}
        />
      ) : (
        <p className="p-4 text-sm text-ink-2">
          {isFailed
            ? "This browser does not let Étude read its saved conversations."
            : "No other system prompt was written in a conversation or a saved prompt yet."}
        </p>
      )}
    </Dialog>
  );
}

function Prompts({
  prompts,
  search,
  first,
  onChoose,
}: {
  prompts: readonly EarlierSystemPrompt[];
  /** The search field; absent where there are few prompts. */
  search: RefObject<HTMLInputElement | null> | undefined;
  first: RefObject<HTMLButtonElement | null>;
  onChoose: (text: string) => void;
}) {
  const [query, setQuery] = useState("");
  const [pointedAt, setPointedAt] = useState<EarlierSystemPrompt>();
  const found = findByWords(prompts, useDeferredValue(query), ({ text }) => text).slice(0, MAX_SHOWN);
  const shown = pointedAt && found.includes(pointedAt) ? pointedAt : found[0];
  return (
    <>
      {search && (
        <div className="shrink-0 px-4 pt-3">
          <input
            ref={search}
            type="search"
            aria-label="Find a system prompt"
            placeholder={`Find in ${formatCount(prompts.length)}`}
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
            className={`h-8 w-full touch:h-11 ${COMPACT_CLASSES}`}
          />
        </div>
      )}
      <ul aria-label="System prompts" className="max-h-60 min-h-0 overflow-y-auto p-2.5">
        {found.map((prompt, index) => (
          <li key={prompt.text}>
            <button
              ref={index === 0 ? first : undefined}
              type="button"
              onClick={() => onChoose(prompt.text)}
              onFocus={() => setPointedAt(prompt)}
              onPointerEnter={() => setPointedAt(prompt)}
              className="block h-8 w-full truncate rounded-control px-1.5 text-start hover:bg-sunken focus-visible:bg-sunken touch:h-11"
            >
              <span dir="auto">{takeFirstLine(prompt.text)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown ? (
        <p
          dir="auto"
          className="max-h-60 min-h-20 shrink-0 overflow-y-auto border-t border-line px-4 py-3 text-sm whitespace-pre-wrap text-ink-2 wrap-anywhere"
        >
          {cutText(shown.text, MAX_TEXT_CHARS)}
          {shown.text.length > MAX_TEXT_CHARS &&
            ` … ${formatCount(shown.text.length - MAX_TEXT_CHARS)} more characters`}
        </p>
      ) : (
        <p className="px-4 pb-4 text-sm text-ink-2">No system prompt has these words.</p>
      )}
    </>
  );
}

function takeFirstLine(text: string): string {
  return cutText(text.trimStart(), MAX_LINE_CHARS).split("\n", 1)[0] ?? "";
}
