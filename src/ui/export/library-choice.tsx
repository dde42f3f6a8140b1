import { useId } from "react";
import type { CodeLanguage } from "#core/export/code-languages.ts";

/** The choice among the libraries of a language; nothing where there is only one. */
export function LibraryChoice({
  languages,
  chosen,
  onChosen,
}: {
  languages: readonly CodeLanguage[];
  chosen: CodeLanguage;
  onChosen: (language: CodeLanguage) => void;
}) {
  const group = useId();
  const ofName = languages.filter(({ name }) => name === chosen.name);
  if (ofName.length < 2) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
      <legend className="sr-only">Library</legend>
      <span aria-hidden className="text-ink-3">
        with
      </span>
      {ofName.map((language) => (
        <label key={language.id} className="flex h-7 items-center gap-1.5">
          <input
            type="radio"
            name={group}
            checked={language.id === chosen.id}
            onChange={() => onChosen(language)}
            className="accent-accent"
          />
          {language.library}
        </label>
      ))}
    </fieldset>
  );
}
