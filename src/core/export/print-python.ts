import { writeJson } from "#core/exact-number.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { PYTHON_SYNTAX } from "./literal-syntaxes.ts";
import { holdsValue, isRoundedInPython } from "./holds-value.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableRequest, PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";
import { quoteText } from "./quote-text.ts";

/** The request as a Python program with `requests`, which prints the text of the reply. */
export function printPython(request: HttpRequest, options: PrintOptions): string {
  const printable = buildPrintableRequest(request, options);
  const { key, isStreaming, wire } = printable;
  const imports = [...(isStreaming || wire === "predict" ? ["import json"] : []), ...(key ? ["import os"] : [])];
  const head = [...imports, ...(imports.length > 0 ? [""] : []), "import requests", ""];
  const requestLines = printRequest(printable);
  return [...head, ...(isStreaming ? printStreaming(requestLines, wire) : printWhole(requestLines, wire)), ""].join(
    "\n",
  );
}

function printRequest({ url, headers, key, body, isStreaming }: PrintableRequest): string[] {
  // Python keeps every whole number, and rounds others.
  const isText = holdsValue(body, isRoundedInPython);
  const shown = [
    ...(key
      ? [
          `${quoteText(key.name)}: ${key.prefix === "" ? "" : `${quoteText(key.prefix)} + `}os.environ[${quoteText(key.variable)}]`,
        ]
      : []),
    // `json=` sets the content type itself.
    ...headers
      .filter(([name]) => isText || name !== "Content-Type")
      .map(([name, value]) => `${quoteText(name)}: ${quoteText(value)}`),
  ];
  return [
    "requests.post(",
    `    ${quoteText(url)},`,
    ...printHeaders(shown),
    isText
      ? `    data=${printLiteral(writeJson(body, true), PYTHON_SYNTAX, { depth: 1, reservedChars: "    data=.encode(),".length })}.encode(),`
      : `    json=${printLiteral(body, PYTHON_SYNTAX, { depth: 1, reservedChars: "    json=,".length })},`,
    ...(isStreaming ? ["    stream=True,"] : []),
    ")",
  ];
}

function printHeaders(shown: string[]): string[] {
  if (shown.length === 0) return [];
  if (shown.length === 1) return [`    headers={${shown.join("")}},`];
  return ["    headers={", ...shown.map((header) => `        ${header},`), "    },"];
}

const WHOLE_RESPONSE_LINES: Readonly<Record<Wire, string[]>> = {
  "chat-completions": [`print(response.json()["choices"][0]["message"]["content"])`],
  messages: [`for block in response.json()["content"]:`, `    print(block.get("text", ""), end="")`, "print()"],
  predict: [`print(json.dumps(response.json()["output"], indent=2, ensure_ascii=False))`],
};

const STREAMED_EVENT_LINES: Readonly<Record<Wire, string[]>> = {
  "chat-completions": [
    `        for choice in json.loads(value).get("choices", []):`,
    `            print(choice.get("delta", {}).get("content") or "", end="", flush=True)`,
  ],
  messages: [
    `        delta = json.loads(value).get("delta", {})`,
    `        print(delta.get("text", ""), end="", flush=True)`,
  ],
  predict: [`        print(value.decode())`],
};

function printWhole(requestLines: string[], wire: Wire): string[] {
  return [`response = ${requestLines.join("\n")}`, "response.raise_for_status()", ...WHOLE_RESPONSE_LINES[wire]];
}

/** Lines stay bytes until they are parsed: as text, Python would also break them at U+2028 inside a string. */
function printStreaming(requestLines: string[], wire: Wire): string[] {
  return [
    `with ${requestLines.join("\n")} as response:`,
    "    response.raise_for_status()",
    "    for line in response.iter_lines():",
    `        field, _, value = line.partition(b":")`,
    `        if field != b"data" or value.strip() == b"[DONE]":`,
    "            continue",
    ...STREAMED_EVENT_LINES[wire],
    "print()",
  ];
}
