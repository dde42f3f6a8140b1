/** Languages with syntax colours, and other names for them. */
const HIGHLIGHT_LANGUAGES = {
  bash: ["sh", "shell", "zsh", "console", "shellsession", "terminal"],
  c: ["h"],
  cpp: ["c++", "cc", "hpp", "cxx"],
  csharp: ["cs", "c#"],
  css: [],
  dockerfile: ["docker"],
  go: ["golang"],
  graphql: ["gql"],
  ini: ["toml", "conf"],
  java: [],
  javascript: ["js", "jsx", "mjs", "cjs"],
  json: ["jsonc", "json5", "jsonl", "ndjson"],
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

/** A language with syntax colours. */
export type HighlightLanguage = keyof typeof HIGHLIGHT_LANGUAGES;

const LANGUAGE_BY_NAME = new Map<string, HighlightLanguage>();
for (const language of Object.keys(HIGHLIGHT_LANGUAGES) as HighlightLanguage[]) {
  for (const name of [language, ...HIGHLIGHT_LANGUAGES[language]]) LANGUAGE_BY_NAME.set(name, language);
}

/** The language that the first word of a code fence names; undefined for one without syntax colours. */
export function findHighlightLanguage(word: string): HighlightLanguage | undefined {
  return LANGUAGE_BY_NAME.get(word.toLowerCase());
}
