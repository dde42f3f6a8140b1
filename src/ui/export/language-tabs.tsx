import { useRef } from "react";
import type { CodeLanguageId } from "#core/export/code-languages.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { readPlace } from "#ui/kit/read-place.ts";

const ROWS = Object.values(CODE_LANGUAGES);

export const panelId = "code-panel";
export const tabId = (id: CodeLanguageId): string => `code-tab-${id}`;

/** One tab a language. Arrows, Home and End choose; Tab leaves the row. */
export function LanguageTabs({
  chosenId,
  onChosen,
}: {
  chosenId: CodeLanguageId;
  onChosen: (id: CodeLanguageId) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  const chooseByKey = (event: React.KeyboardEvent) => {
    const chosen = ROWS.findIndex(({ id }) => id === chosenId);
    const place = readPlace(event.key, chosen, ROWS.length);
    const next = place === undefined ? undefined : ROWS[place];
    if (!next) return;
    event.preventDefault();
    onChosen(next.id);
    row.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };
  return (
    <div ref={row} role="tablist" aria-label="Language" className="flex gap-0.5 rounded-lg bg-sunken p-0.5">
      {ROWS.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-selected={id === chosenId}
          aria-controls={panelId}
          tabIndex={id === chosenId ? 0 : -1}
          onClick={() => onChosen(id)}
          onKeyDown={chooseByKey}
          className={joinClasses(
            "h-7 rounded-[6px] border px-2.5 font-medium transition-colors duration-100",
            id === chosenId ? "border-line bg-surface text-ink" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
