import type { CheckDraft } from "#core/evaluations/check-draft.ts";

const MARKER = /\{\{\s*([\p{L}\p{M}\p{N}_-]+)\s*\}\}/gu;
const MEMBER = /\brow\.([\p{L}_$][\p{L}\p{N}_$]*)/gu;

/** Markers of judge prompts that are no columns. */
const JUDGE_MARKERS = new Set(["input", "output", "rules"]);

/** Checks with other names for the columns that they look at. A check of a column without another name is left out. */
export function renameInChecks(
  checks: readonly CheckDraft[],
  rename: (name: string) => string | undefined,
): CheckDraft[] {
  return checks.flatMap((check) => {
    let isWhole = true;
    const write = (given: string, name: string, print: (name: string) => string): string => {
      if (check.kind === "judge" && JUDGE_MARKERS.has(name)) return given;
      const renamed = rename(name);
      isWhole &&= renamed !== undefined;
      return renamed === undefined || renamed === name ? given : print(renamed);
    };
    const options = Object.entries(check.options).map(([option, text]) => {
      const filled = text.replaceAll(MARKER, (given: string, name: string) =>
        write(given, name, (own) => `{{${own}}}`),
      );
      return [
        option,
        option === "expression"
          ? filled.replaceAll(MEMBER, (given: string, name: string) =>
              write(given, name, (own) => `row[${JSON.stringify(own)}]`),
            )
          : filled,
      ];
    });
    return isWhole ? [{ ...check, options: Object.fromEntries(options) }] : [];
  });
}
