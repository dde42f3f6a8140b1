import type { ProgramLanguage } from "./program-tokens.ts";

/** Patterns that occur in only one of the languages. */
const SIGNS: Readonly<Record<ProgramLanguage, readonly RegExp[]>> = {
  python: [
    /^\s*(?:import [\w.]+(?: as \w+)?(?:, [\w.]+)*|from [\w.]+ import .+)\s*$/m,
    /\b(?:True|False|None)\b/,
    /^\s*(?:async )?(?:with|def|for|if) .*:\s*$/m,
    /[(,]\s*\w+=[^=>]/,
    /^\s*#/m,
    /"""|\b[fr]["']/,
    /\bos\.(?:environ|getenv)\b|\brequests\.post\b|\bjson\.dumps\b/,
  ],
  javascript: [
    /\b(?:const|let|var) [\w{[]/,
    /=>|\basync function\b/,
    /\bJSON\.stringify\b|\bprocess\.env\b/,
    /\bnew [A-Z]/,
    /\bfrom ["']|\brequire\(/,
    /^\s*\/\//m,
    /;\s*$/m,
    /\bfetch\(|\baxios\b/,
    /\(\{/,
    /[{,]\s*\w+:\s/,
  ],
};

/** The language of a program, by the signs that are in its first lines. */
export function guessLanguage(text: string): ProgramLanguage {
  const shown = text.slice(0, 20_000);
  const count = (language: ProgramLanguage): number => SIGNS[language].filter((sign) => sign.test(shown)).length;
  return count("python") >= count("javascript") ? "python" : "javascript";
}
