/** Languages that code is coloured in, and what else models call them. */
const CODE_LANGUAGES = {
  bash: ["sh", "shell", "zsh", "console", "shellsession", "terminal"],
  c: ["h"],
  cpp: ["c++", "cc", "hpp", "cxx"],
  csharp: ["cs", "c#"],
  css: [],
  diff: ["patch"],
  dockerfile: ["docker"],
  go: ["golang"],
  graphql: ["gql"],
  ini: ["toml", "conf"],
  java: [],
  javascript: ["js", "jsx", "mjs", "cjs"],
  json: ["jsonc", "json5", "jsonl"],
  kotlin: ["kt"],
  latex: ["tex"],
  lua: [],
  makefile: ["make"],
  markdown: ["md"],
  php: [],
  powershell: ["ps1", "pwsh"],
  python: ["py", "python3"],
  r: [],
  ruby: ["rb"],
  rust: ["rs"],
  scss: ["sass"],
  sql: ["postgresql", "mysql", "sqlite"],
  swift: [],
  typescript: ["ts", "tsx", "mts", "cts"],
  xml: ["html", "svg", "xhtml", "vue"],
  yaml: ["yml"],
} as const satisfies Record<string, readonly string[]>;

/** A language that code is coloured in. */
export type CodeLanguage = keyof typeof CODE_LANGUAGES;

const LANGUAGE_OF = new Map<string, CodeLanguage>();
for (const language of Object.keys(CODE_LANGUAGES) as CodeLanguage[]) {
  for (const name of [language, ...CODE_LANGUAGES[language]]) LANGUAGE_OF.set(name, language);
}

/** The language that a fence's word names, if it is one that code is coloured in. */
export function findCodeLanguage(word: string): CodeLanguage | undefined {
  return LANGUAGE_OF.get(word.toLowerCase());
}
