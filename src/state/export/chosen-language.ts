import { create } from "zustand";
import type { CodeLanguageId } from "#core/export/code-languages.ts";

/** The language in which code was last shown; the dialog opens in it again. */
const useChosen = create<{ id: CodeLanguageId }>()(() => ({ id: "curl" }));

export function languageChosen(id: CodeLanguageId): void {
  useChosen.setState({ id });
}

export const useChosenLanguage = (): CodeLanguageId => useChosen(({ id }) => id);
