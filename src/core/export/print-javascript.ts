import type { HttpCall } from "#core/wire/http-call.ts";
import { JAVASCRIPT_SYNTAX } from "./literal-syntaxes.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableCall, PrintOptions } from "./printable-call.ts";
import { readPrintableCall } from "./printable-call.ts";
import { quoteText } from "./quote-text.ts";

/** The call as a JavaScript module for Node, with `fetch`, which prints the text of the answer. */
export function printJavaScript(call: HttpCall, options: PrintOptions): string {
  const printable = readPrintableCall(call, options);
  return [
    ...printRequest(printable),
    "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);",
    "",
    ...(printable.streams ? STREAMING : WHOLE),
    "",
  ].join("\n");
}

function printRequest({ url, headers, keyVariable, body }: PrintableCall): string[] {
  return [
    `const response = await fetch(${quoteText(url)}, {`,
    `  method: "POST",`,
    "  headers: {",
    ...(keyVariable === null ? [] : [`    Authorization: \`Bearer \${process.env.${keyVariable}}\`,`]),
    ...headers.map(([name, value]) => `    ${JAVASCRIPT_SYNTAX.writeKey(name)}: ${quoteText(value)},`),
    "  },",
    `  body: JSON.stringify(${printLiteral(body, JAVASCRIPT_SYNTAX, { depth: 1, takenChars: "  body: JSON.stringify(),".length })}),`,
    "});",
  ];
}

const WHOLE = ["const { choices } = await response.json();", "console.log(choices[0].message.content);"];

const STREAMING = String.raw`let rest = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data:")) continue;
    const data = line.slice("data:".length).trim();
    if (data === "[DONE]") continue;
    for (const { delta } of JSON.parse(data).choices ?? []) {
      process.stdout.write(delta?.content ?? "");
    }
  }
}
console.log();`.split("\n");
