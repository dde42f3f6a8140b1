import { useDeferredValue, useState } from "react";
import { countThings } from "#core/count-things.ts";
import { findByWords } from "#core/find-by-words.ts";
import { formatCount } from "#core/format.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

type Choice = { key: string; title: string; detail: string };

/** The most rows that are drawn; a search finds the others. */
const MAX_SHOWN = 200;

/** The conversations of some sources with a box each: all are chosen but those in `left`, by their position. */
export function ConversationChoices({
  sources,
  left,
  onChange,
}: {
  sources: readonly ReadSource[];
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}) {
  const [choices] = useState(() => listChoices(sources));
  const [query, setQuery] = useState("");
  const found = findByWords(choices, useDeferredValue(query), ({ title }) => title);
  const set = (keys: readonly string[], isChosen: boolean) => {
    const next = new Set(left);
    for (const key of keys)
      if (isChosen) next.delete(key);
      else next.add(key);
    onChange(next);
  };
  const keys = found.map(({ key }) => key);
  return (
    <section aria-label="Conversations to import" className="flex min-h-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          type="search"
          aria-label="Find a conversation to import"
          placeholder={`Find in ${formatCount(choices.length)}`}
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          className={`h-7 grow px-2 text-sm touch:h-11 ${COMPACT_CLASSES}`}
        />
        <LinkButton onClick={() => set(keys, true)}>All</LinkButton>
        <LinkButton onClick={() => set(keys, false)}>None</LinkButton>
        <span className="text-sm text-ink-3">{`${formatCount(choices.length - left.size)} chosen`}</span>
      </div>
      <ul aria-label="Conversations to import" className="max-h-64 overflow-y-auto rounded-card border border-line p-1">
        {found.slice(0, MAX_SHOWN).map(({ key, title, detail }) => (
          <li key={key} className="flex rounded-control hover:bg-sunken">
            <Checkbox
              label={
                <>
                  <span dir="auto" className="min-w-0 grow truncate">
                    {title}
                  </span>
                  <span className="shrink-0 text-xs text-ink-3">{detail}</span>
                </>
              }
              className="min-w-0 grow px-2 py-1 touch:min-h-11"
              isChecked={!left.has(key)}
              onChange={(isChecked) => set([key], isChecked)}
            />
          </li>
        ))}
      </ul>
      {found.length > MAX_SHOWN && (
        <p className="text-sm text-ink-3">{`The first ${formatCount(MAX_SHOWN)} of ${formatCount(found.length)} are shown.`}</p>
      )}
    </section>
  );
}

function listChoices(sources: readonly ReadSource[]): Choice[] {
  return sources.flatMap((source, sourceIndex) =>
    "reason" in source
      ? []
      : source.entries.map(({ title, turnCount, atMs }, conversationIndex) => ({
          key: `${sourceIndex}:${conversationIndex}`,
          title: title === "" ? "Untitled" : title,
          detail: `${countThings(turnCount, "turn")}${atMs === 0 ? "" : `, ${DAY.format(atMs)}`}`,
        })),
  );
}
