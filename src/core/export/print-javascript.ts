import { hasExactNumber, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { JAVASCRIPT_SYNTAX } from "./literal-syntaxes.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableRequest, PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";
import { quoteText } from "./quote-text.ts";

/** The request as a JavaScript module for Node with `fetch`, which prints the text of the reply. */
export function printJavaScript(request: HttpRequest, options: PrintOptions): string {
  const printable = buildPrintableRequest(request, options);
  return [
    ...printFetch(printable),
    "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);",
    "",
    ...(printable.isStreaming ? printStreaming(printable.wire) : WHOLE_RESPONSE_LINES[printable.wire]),
    "",
  ].join("\n");
}

/** The call of `fetch`, whose result is `response`. */
export function printFetch({ url, headers, key, body }: PrintableRequest): string[] {
  return [
    `const response = await fetch(${quoteText(url)}, {`,
    `  method: "POST",`,
    "  headers: {",
    ...(key
      ? [
          `    ${JAVASCRIPT_SYNTAX.writeKey(key.name)}: ${key.prefix === "" ? `process.env.${key.variable}` : `\`${key.prefix}\${process.env.${key.variable}}\``},`,
        ]
      : []),
    ...headers.map(([name, value]) => `    ${JAVASCRIPT_SYNTAX.writeKey(name)}: ${quoteText(value)},`),
    "  },",
    `  body: ${printBody(body)},`,
    "});",
  ];
}

/** The body as an object, or as JSON text where it has a number that JavaScript would round. */
function printBody(body: Json): string {
  if (hasExactNumber(body))
    return printLiteral(writeJson(body, true), JAVASCRIPT_SYNTAX, { depth: 1, reservedChars: "  body: ,".length });
  const reservedChars = "  body: JSON.stringify(),".length;
  return `JSON.stringify(${printLiteral(body, JAVASCRIPT_SYNTAX, { depth: 1, reservedChars })})`;
}

const WHOLE_RESPONSE_LINES: Readonly<Record<Wire, string[]>> = {
  "chat-completions": ["const { choices } = await response.json();", "console.log(choices[0].message.content);"],
  messages: [
    "const { content } = await response.json();",
    `console.log(content.map(({ text }) => text ?? "").join(""));`,
  ],
  predict: ["const { output } = await response.json();", "console.log(JSON.stringify(output, null, 2));"],
};

const STREAMED_EVENT_LINES: Readonly<Record<Wire, string>> = {
  "chat-completions": String.raw`    for (const { delta } of JSON.parse(data).choices ?? []) {
      process.stdout.write(delta?.content ?? "");
    }`,
  messages: `    process.stdout.write(JSON.parse(data).delta?.text ?? "");`,
  predict: "    console.log(data);",
};

const printStreaming = (wire: Wire): string[] =>
  String.raw`let rest = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data:")) continue;
    const data = line.slice("data:".length).trim();
    if (data === "[DONE]") continue;
${STREAMED_EVENT_LINES[wire]}
  }
}
console.log();`.split("\n");
