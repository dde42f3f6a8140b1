import type { CodeLanguage } from "#core/export/code-languages.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { copyText } from "#state/clipboard.ts";
import { announce } from "#state/notices.ts";

/** Copies a whole program. Returns false where the browser refuses, which a notice says. */
export function copyProgram(language: CodeLanguage, program: string): Promise<boolean> {
  return copyText(program, `${language.name} code`);
}

/** Downloads a whole program under its language's file name. */
export function downloadProgram(language: CodeLanguage, program: string): void {
  saveFile(program, language.fileName);
  announce(`${language.fileName} downloaded.`);
}
