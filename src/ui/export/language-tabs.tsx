import { useRef } from "react";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";

export const CODE_PANEL_ID = "code-panel";
export const getCodeTabId = ({ name }: CodeLanguage): string => `code-tab-${name.toLowerCase()}`;

/** One tab for each language, whatever its libraries. Arrows, Home and End choose; Tab leaves the row. */
export function LanguageTabs({
  languages,
  chosen,
  onChosen,
}: {
  languages: readonly CodeLanguage[];
  chosen: CodeLanguage;
  onChosen: (language: CodeLanguage) => void;
}) {
  const tabList = useRef<HTMLDivElement>(null);
  const tabs = listTabs(languages, chosen);
  const chooseByKey = (event: React.KeyboardEvent) => {
    const index = tabs.findIndex(({ name }) => name === chosen.name);
    const nextIndex = computeNextIndex(event.key, index, tabs.length);
    const next = nextIndex === undefined ? undefined : tabs[nextIndex];
    if (!next) return;
    event.preventDefault();
    onChosen(next);
    tabList.current?.querySelector<HTMLElement>(`#${getCodeTabId(next)}`)?.focus();
  };
  return (
    <div ref={tabList} role="tablist" aria-label="Language" className="flex gap-0.5 rounded-card bg-sunken p-0.5">
      {tabs.map((language) => (
        <button
          key={language.name}
          type="button"
          role="tab"
          id={getCodeTabId(language)}
          aria-selected={language.name === chosen.name}
          aria-controls={CODE_PANEL_ID}
          tabIndex={language.name === chosen.name ? 0 : -1}
          onClick={() => onChosen(language)}
          onKeyDown={chooseByKey}
          className={joinClasses(
            "h-7 rounded-control border px-2.5 font-medium transition-colors duration-100",
            language.name === chosen.name
              ? "border-line bg-surface text-ink"
              : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {language.name}
        </button>
      ))}
    </div>
  );
}

/** The language that each tab leads to: with a vendor's package where the chosen one has one. */
function listTabs(languages: readonly CodeLanguage[], chosen: CodeLanguage): CodeLanguage[] {
  const names = [...new Set(languages.map(({ name }) => name))];
  return names.flatMap((name) => {
    const ofName = languages.filter((each) => each.name === name);
    const alike = ofName.find(({ wire }) => (wire === undefined) === (chosen.wire === undefined));
    return chosen.name === name ? [chosen] : (alike ?? ofName[0] ?? []);
  });
}
