import { hasExactNumber } from "#core/exact-number.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { JAVASCRIPT_SYNTAX } from "./literal-syntaxes.ts";
import type { PackageWire } from "./package-clients.ts";
import { buildPackageRequest } from "./package-clients.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableRequest, PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";
import { quoteText } from "./quote-text.ts";

const PACKAGE_NAMES: Readonly<Record<PackageWire, string>> = {
  "chat-completions": "openai",
  messages: "@anthropic-ai/sdk",
};

/** Fields that the package takes out of a body and sends as headers. Source: `messages.create` of version 1.14.0. */
const MOVED_FIELDS: Readonly<Record<PackageWire, readonly string[]>> = {
  "chat-completions": [],
  messages: ["user_profile_id", "workspace_id"],
};

/** The reason for which the JavaScript package of a wire cannot send the request as it is; undefined where it can. */
export function findJavaScriptPackageObstacle(printable: PrintableRequest, wire: PackageWire): string | undefined {
  if (hasExactNumber(printable.body)) return "it would round a number of this request";
  const built = buildPackageRequest(printable, wire);
  if ("obstacle" in built) return built.obstacle;
  const moved = MOVED_FIELDS[wire].find((name) => Object.hasOwn(built.body, name));
  return moved === undefined ? undefined : `it sends ${moved} as a header`;
}

/** A printer of JavaScript modules for Node with the package of a wire. */
export const printJavaScriptPackage =
  (wire: PackageWire) =>
  (request: HttpRequest, options: PrintOptions): string => {
    const printable = buildPrintableRequest(request, options);
    const built = buildPackageRequest(printable, wire);
    if ("obstacle" in built) throw new Error(built.obstacle);
    const { className, call } = built.client;
    const { isStreaming } = printable;
    const headers = Object.fromEntries(built.headers);
    return [
      `import ${className} from ${quoteText(PACKAGE_NAMES[wire])};`,
      "",
      `const client = new ${className}({`,
      `  baseURL: ${quoteText(built.baseUrl)},`,
      `  ${printKey(printable, wire)},`,
      ...(built.headers.length === 0
        ? []
        : [
            `  defaultHeaders: ${printLiteral(headers, JAVASCRIPT_SYNTAX, { depth: 1, reservedChars: "  defaultHeaders: ,".length })},`,
          ]),
      // Otherwise the package refuses to wait for a long answer.
      ...(wire === "messages" && !isStreaming ? ["  timeout: 600_000,"] : []),
      "});",
      `const ${isStreaming ? "events" : "answer"} = await client.${call}(${printLiteral(built.body, JAVASCRIPT_SYNTAX, { depth: 0, reservedChars: `const answer = await client.${call}();`.length })});`,
      ...(isStreaming ? STREAMED_ANSWER_LINES[wire] : WHOLE_ANSWER_LINES[wire]),
      "",
    ].join("\n");
  };

function printKey({ key }: PrintableRequest, wire: PackageWire): string {
  // The packages ask for a key where the server takes none.
  if (!key) return `apiKey: "none"`;
  return `${wire === "messages" && key.prefix !== "" ? "authToken" : "apiKey"}: process.env.${key.variable}`;
}

const WHOLE_ANSWER_LINES: Readonly<Record<PackageWire, string[]>> = {
  "chat-completions": ["console.log(answer.choices[0].message.content);"],
  messages: [`console.log(answer.content.map(({ text }) => text ?? "").join(""));`],
};

const STREAMED_ANSWER_LINES: Readonly<Record<PackageWire, string[]>> = {
  "chat-completions": [
    "for await (const { choices } of events) {",
    "  for (const { delta } of choices ?? []) {",
    `    process.stdout.write(delta?.content ?? "");`,
    "  }",
    "}",
    "console.log();",
  ],
  messages: [
    "for await (const { delta } of events) {",
    `  process.stdout.write(delta?.text ?? "");`,
    "}",
    "console.log();",
  ],
};
