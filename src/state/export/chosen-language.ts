import { create } from "zustand";
import type { CodeLanguageId } from "#core/export/code-languages.ts";

/** The language that code was last read in: it opens in the same one again. */
const useChosen = create<{ id: CodeLanguageId }>()(() => ({ id: "curl" }));

export function languageChosen(id: CodeLanguageId): void {
  useChosen.setState({ id });
}

export const useChosenLanguage = (): CodeLanguageId => useChosen(({ id }) => id);
