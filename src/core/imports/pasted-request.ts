/** True for the name of a file that may be imported and is no picture. */
export const isImportName = (name: string): boolean =>
  /\.(?:jsonl?|zip|txt|md|sh|py|[cm]?[jt]s|[ct]sv|ya?ml)$/i.test(name);

/** The text with its keys hidden. */
export const hideKeys = (text: string): string =>
  text.replaceAll(/(bearer\s+|(?:x-)?api[-_]?key["'^\\]*\s*[:=]\s*["'^\\]*)(?=[\w.-]*\d)[\w.-]{16,}/gi, "$1‹key›");
