import { scanTemplate } from "#core/templates/scan-template.ts";
import { shortenText } from "#core/cut-text.ts";

/** The reason why a text of another program's template language cannot be filled with some names; undefined where it can. */
export function findTemplateFault(text: string, hasName: (name: string) => boolean): string | undefined {
  if (/\{%.*%\}/s.test(text)) return "it has commands of a template language";
  if (!text.includes("{{")) return undefined;
  for (const piece of scanTemplate(text)) {
    if (piece.kind === "variable" && !hasName(piece.name))
      return `it names {{${piece.name}}}, for which there is no value`;
    if (piece.kind === "text" || piece.kind === "variable") continue;
    const written = "written" in piece ? piece.written : piece.text;
    return `it has ${shortenText(written, 40)}, and only a name can stand between braces`;
  }
  return undefined;
}
