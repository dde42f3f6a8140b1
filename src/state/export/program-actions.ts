import type { CodeLanguage } from "#core/export/code-languages.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { copyText } from "#state/clipboard.ts";
import { announce } from "#state/notices.ts";
import { programCopied } from "./copied-programs.ts";

/** Copies a whole program. Returns false where the browser refuses, which a notice says. */
export async function copyProgram(language: CodeLanguage, program: string): Promise<boolean> {
  const isCopied = await copyText(program, `${language.name} code`);
  if (isCopied) programCopied();
  return isCopied;
}

/** Downloads a whole program under its language's file name. */
export function downloadProgram(language: CodeLanguage, program: string): void {
  saveFile(program, language.fileName);
  programCopied();
  announce(`${language.fileName} downloaded.`);
}
