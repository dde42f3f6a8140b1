import { useRef } from "react";
import type { CodeLanguageId } from "#core/export/code-languages.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";

const LANGUAGES = Object.values(CODE_LANGUAGES);

export const CODE_PANEL_ID = "code-panel";
export const getCodeTabId = (id: CodeLanguageId): string => `code-tab-${id}`;

/** One tab for each language. Arrows, Home and End choose; Tab leaves the row. */
export function LanguageTabs({
  chosenId,
  onChosen,
}: {
  chosenId: CodeLanguageId;
  onChosen: (id: CodeLanguageId) => void;
}) {
  const tabList = useRef<HTMLDivElement>(null);
  const chooseByKey = (event: React.KeyboardEvent) => {
    const chosen = LANGUAGES.findIndex(({ id }) => id === chosenId);
    const index = computeNextIndex(event.key, chosen, LANGUAGES.length);
    const next = index === undefined ? undefined : LANGUAGES[index];
    if (!next) return;
    event.preventDefault();
    onChosen(next.id);
    tabList.current?.querySelector<HTMLElement>(`#${getCodeTabId(next.id)}`)?.focus();
  };
  return (
    <div ref={tabList} role="tablist" aria-label="Language" className="flex gap-0.5 rounded-card bg-sunken p-0.5">
      {LANGUAGES.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={getCodeTabId(id)}
          aria-selected={id === chosenId}
          aria-controls={CODE_PANEL_ID}
          tabIndex={id === chosenId ? 0 : -1}
          onClick={() => onChosen(id)}
          onKeyDown={chooseByKey}
          className={joinClasses(
            "h-7 rounded-control border px-2.5 font-medium transition-colors duration-100",
            id === chosenId ? "border-line bg-surface text-ink" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
