import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { printFetch } from "./print-javascript.ts";
import type { PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";

/** The request as a TypeScript module for Node with `fetch` and the types of what it reads; it prints the text of the reply. */
export function printTypeScript(request: HttpRequest, options: PrintOptions): string {
  const printable = buildPrintableRequest(request, options);
  const { isStreaming, wire } = printable;
  const { type, read } = (isStreaming ? STREAMED : WHOLE)[wire];
  return [
    ...type,
    "",
    ...printFetch(printable),
    isStreaming
      ? "if (!response.ok || response.body === null) throw new Error(`${response.status}: ${await response.text()}`);"
      : "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);",
    "",
    ...(isStreaming ? printStreaming(read) : read),
    "",
  ].join("\n");
}

/** The type of what is read, and the lines that read it. */
type ReadAnswer = { type: string[]; read: string[] };

const WHOLE: Readonly<Record<Wire, ReadAnswer>> = {
  "chat-completions": {
    type: ["type Answer = { choices: { message: { content: string | null } }[] };"],
    read: [
      "const { choices } = (await response.json()) as Answer;",
      `for (const { message } of choices) console.log(message.content ?? "");`,
    ],
  },
  messages: {
    type: ["type Answer = { content: { type: string; text?: string }[] };"],
    read: [
      "const { content } = (await response.json()) as Answer;",
      `console.log(content.map(({ text }) => text ?? "").join(""));`,
    ],
  },
  predict: {
    type: ["type Answer = { output: unknown };"],
    read: ["const { output } = (await response.json()) as Answer;", "console.log(JSON.stringify(output, null, 2));"],
  },
};

const STREAMED: Readonly<Record<Wire, ReadAnswer>> = {
  "chat-completions": {
    type: ["type Chunk = { choices?: { delta?: { content?: string | null } }[] };"],
    read: [
      "    const { choices } = JSON.parse(data) as Chunk;",
      "    for (const { delta } of choices ?? []) {",
      `      process.stdout.write(delta?.content ?? "");`,
      "    }",
    ],
  },
  messages: {
    type: ["type StreamEvent = { type: string; delta?: { text?: string } };"],
    read: ["    const { delta } = JSON.parse(data) as StreamEvent;", `    process.stdout.write(delta?.text ?? "");`],
  },
  predict: { type: ["type StreamEvent = unknown;"], read: ["    console.log(JSON.parse(data) as StreamEvent);"] },
};

const printStreaming = (read: string[]): string[] => [
  `let rest = "";`,
  "for await (const text of response.body.pipeThrough(new TextDecoderStream())) {",
  String.raw`  const lines = (rest + text).split("\n");`,
  `  rest = lines.pop() ?? "";`,
  "  for (const line of lines) {",
  `    if (!line.startsWith("data:")) continue;`,
  `    const data = line.slice("data:".length).trim();`,
  `    if (data === "[DONE]") continue;`,
  ...read,
  "  }",
  "}",
  "console.log();",
];
