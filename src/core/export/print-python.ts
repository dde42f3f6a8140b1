import type { HttpCall } from "#core/wire/http-call.ts";
import { PYTHON_SYNTAX } from "./literal-syntaxes.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableCall, PrintOptions } from "./printable-call.ts";
import { readPrintableCall } from "./printable-call.ts";
import { quoteText } from "./quote-text.ts";

/** The call as a Python program with `requests`, which prints the text of the answer. */
export function printPython(call: HttpCall, options: PrintOptions): string {
  const printable = readPrintableCall(call, options);
  const { keyVariable, streams } = printable;
  const imports = [...(streams ? ["import json"] : []), ...(keyVariable === null ? [] : ["import os"])];
  const head = [...imports, ...(imports.length > 0 ? [""] : []), "import requests", ""];
  const request = printRequest(printable);
  return [...head, ...(streams ? printStreaming(request) : printWhole(request)), ""].join("\n");
}

function printRequest({ url, headers, keyVariable, body, streams }: PrintableCall): string[] {
  const shown = [
    ...(keyVariable === null ? [] : [`"Authorization": "Bearer " + os.environ[${quoteText(keyVariable)}]`]),
    // `json=` sets the type of the body itself.
    ...headers
      .filter(([name]) => name !== "Content-Type")
      .map(([name, value]) => `${quoteText(name)}: ${quoteText(value)}`),
  ];
  return [
    "requests.post(",
    `    ${quoteText(url)},`,
    ...printHeaders(shown),
    `    json=${printLiteral(body, PYTHON_SYNTAX, { depth: 1, takenChars: "    json=,".length })},`,
    ...(streams ? ["    stream=True,"] : []),
    ")",
  ];
}

function printHeaders(shown: string[]): string[] {
  if (shown.length === 0) return [];
  if (shown.length === 1) return [`    headers={${shown.join("")}},`];
  return ["    headers={", ...shown.map((header) => `        ${header},`), "    },"];
}

function printWhole(request: string[]): string[] {
  return [
    `response = ${request.join("\n")}`,
    "response.raise_for_status()",
    `print(response.json()["choices"][0]["message"]["content"])`,
  ];
}

/** Lines stay bytes until they are parsed: as text, Python would also break them at U+2028 inside a string. */
function printStreaming(request: string[]): string[] {
  return [
    `with ${request.join("\n")} as response:`,
    "    response.raise_for_status()",
    "    for line in response.iter_lines():",
    `        field, _, value = line.partition(b":")`,
    `        if field != b"data" or value.strip() == b"[DONE]":`,
    "            continue",
    `        for choice in json.loads(value).get("choices", []):`,
    `            print(choice.get("delta", {}).get("content") or "", end="", flush=True)`,
    "print()",
  ];
}
