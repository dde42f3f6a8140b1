import type { HttpRequest } from "#core/wire/http-request.ts";
import { JSON_SYNTAX } from "./literal-syntaxes.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";

/**
 * The request as a curl command for bash. The body is in a quoted here-document, which keeps every character, `'`, `$`
 * and `!` too, and has room for images, which command arguments have not.
 */
export function printCurl(request: HttpRequest, options: PrintOptions): string {
  const { url, headers, key, body, isStreaming } = buildPrintableRequest(request, options);
  const args = [
    "curl",
    ...(isStreaming ? ["--no-buffer"] : []),
    // Otherwise curl reads brackets as a pattern of many addresses.
    ...(/[[\]{}]/.test(url) ? ["--globoff"] : []),
    quoteWord(url),
  ];
  const lines = [
    args.join(" "),
    ...(key ? [`--header "${key.name}: ${key.prefix}$${key.variable}"`] : []),
    ...headers.map(([name, value]) => `--header ${quoteForShell(`${name}: ${value}`)}`),
    "--data-binary @- <<'JSON'",
  ];
  // No line of the JSON can equal the end word: texts have no raw line ends, and every other line has punctuation.
  const json = printLiteral(body, JSON_SYNTAX, { depth: 0, reservedChars: 0 });
  return `${lines.join(" \\\n  ")}\n${json}\nJSON\n`;
}

function quoteWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoteForShell(text);
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
