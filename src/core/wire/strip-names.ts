/**
 * A sentence in lower case without what only names something, so that no word inside a name is taken for a cause:
 * addresses, quoted names but those of roles and fields, ids of models.
 */
export function stripNames(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll(/[a-z][a-z\d+.-]{1,15}:\/\/\S+|\bwww\.\S+|\S+@\S+\.\S+/g, "‹address›")
    .replaceAll(/`([^`\n]{1,100})`|'([^'\n]{1,100})'|"([^"\n]{1,100})"|“([^”\n]{1,100})”/g, keepFieldName)
    .replaceAll(/\b(models?:? )([\w.]*[-/:@\d][\w.:/@-]*)/g, "$1‹name›")
    .replaceAll(/\b(?!messages\b)[\w.]+(?:[-.:@][\w.]+){2,}\b|\b[\w.-]+\/[\w.:/-]*[-\d][\w.:/-]*/g, "‹name›");
}

/** The names that say what an error is about, wherever they are quoted. */
const FIELD_NAME =
  /^(system|developer|role|model|image(s|_url)?|audio|video|file|tools?|tool_choice|response_format|(max|stream|top|context)_\w+|maxoutputtokens|inputs|temperature|[\w.]*(\[\d+\])?\.?(role|content))$/;

function keepFieldName(written: string, ...names: unknown[]): string {
  // An apostrophe inside words, such as "model's … user's", quotes nothing.
  const name = names.slice(0, 4).find((found) => typeof found === "string");
  if (typeof name !== "string") return written;
  if (written.startsWith("'") && /^\w{1,2}\s/.test(name)) return written;
  return FIELD_NAME.test(name.trim()) ? ` ${name.trim()} ` : "‹name›";
}
