import type { HttpRequest } from "#core/wire/http-request.ts";
import { holdsValue, isRoundedInPython } from "./holds-value.ts";
import { PYTHON_SYNTAX } from "./literal-syntaxes.ts";
import type { PackageRequest, PackageWire } from "./package-clients.ts";
import { buildPackageRequest } from "./package-clients.ts";
import { printLiteral } from "./print-literal.ts";
import type { PrintableRequest, PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";
import { quoteText } from "./quote-text.ts";

/**
 * The arguments of `create` that stand in the program; every other field goes through `extra_body`. Source: the signatures
 * of openai 3.22.1 and anthropic 1.13.0. Arguments that came later or that some versions lack are left out.
 */
export const PYTHON_ARGUMENTS: Readonly<Record<PackageWire, readonly string[]>> = {
  "chat-completions": [
    "model",
    "messages",
    "max_tokens",
    "max_completion_tokens",
    "temperature",
    "top_p",
    "frequency_penalty",
    "presence_penalty",
    "stop",
    "seed",
    "n",
    "logit_bias",
    "logprobs",
    "top_logprobs",
    "reasoning_effort",
    "verbosity",
    "response_format",
    "tools",
    "tool_choice",
    "parallel_tool_calls",
    "metadata",
    "service_tier",
    "user",
    "stream",
    "stream_options",
  ],
  messages: [
    "model",
    "max_tokens",
    "system",
    "messages",
    "thinking",
    "output_config",
    "cache_control",
    "stop_sequences",
    "tools",
    "tool_choice",
    "metadata",
    "service_tier",
    "stream",
  ],
};

/** The reason for which the Python package of a wire cannot send the request as it is; undefined where it can. */
export function findPythonPackageObstacle(printable: PrintableRequest, wire: PackageWire): string | undefined {
  if (holdsValue(printable.body, isRoundedInPython)) return "it would round a number of this request";
  if (holdsValue(printable.body, (text) => typeof text === "string" && /\p{Surrogate}/u.test(text)))
    return "it cannot send half a character";
  const built = buildPackageRequest(printable, wire);
  return "obstacle" in built ? built.obstacle : undefined;
}

/** A printer of Python programs with the package of a wire. */
export const printPythonPackage =
  (wire: PackageWire) =>
  (request: HttpRequest, options: PrintOptions): string => {
    const printable = buildPrintableRequest(request, options);
    const built = buildPackageRequest(printable, wire);
    if ("obstacle" in built) throw new Error(built.obstacle);
    const { className } = built.client;
    const { isStreaming } = printable;
    return [
      ...(printable.key ? ["import os", ""] : []),
      `from ${className.toLowerCase()} import ${className}`,
      "",
      `client = ${className}(`,
      `    base_url=${quoteText(built.baseUrl)},`,
      `    ${printKey(printable, wire)},`,
      ...printHeaders(built.headers),
      ")",
      `${isStreaming ? "events" : "answer"} = client.${built.client.call}(`,
      ...printArguments(built, wire),
      // Otherwise the package refuses to wait for a long answer.
      ...(wire === "messages" && !isStreaming ? ["    timeout=600,"] : []),
      ")",
      ...(isStreaming ? STREAMED_ANSWER_LINES[wire] : WHOLE_ANSWER_LINES[wire]),
      "",
    ].join("\n");
  };

function printKey({ key }: PrintableRequest, wire: PackageWire): string {
  // The packages ask for a key where the server takes none.
  if (!key) return `api_key="none"`;
  const isToken = wire === "messages" && key.prefix !== "";
  return `${isToken ? "auth_token" : "api_key"}=os.environ[${quoteText(key.variable)}]`;
}

function printHeaders(headers: PackageRequest["headers"]): string[] {
  if (headers.length === 0) return [];
  const literal = printLiteral(Object.fromEntries(headers), PYTHON_SYNTAX, {
    depth: 1,
    reservedChars: "    default_headers=,".length,
  });
  return [`    default_headers=${literal},`];
}

function printArguments({ body }: PackageRequest, wire: PackageWire): string[] {
  const known = new Set(PYTHON_ARGUMENTS[wire]);
  const own = Object.entries(body).filter(([name]) => known.has(name));
  const others = Object.entries(body).filter(([name]) => !known.has(name));
  const all = others.length === 0 ? own : [...own, ["extra_body", Object.fromEntries(others)] as const];
  return all.map(([name, value]) => {
    const literal = printLiteral(value, PYTHON_SYNTAX, { depth: 1, reservedChars: `    ${name}=,`.length });
    return `    ${name}=${literal},`;
  });
}

const WHOLE_ANSWER_LINES: Readonly<Record<PackageWire, string[]>> = {
  "chat-completions": ["print(answer.choices[0].message.content)"],
  messages: [
    "for block in answer.content:",
    `    if block.type == "text":`,
    `        print(block.text, end="")`,
    "print()",
  ],
};

const STREAMED_ANSWER_LINES: Readonly<Record<PackageWire, string[]>> = {
  "chat-completions": [
    "for event in events:",
    "    for choice in event.choices or []:",
    "        if choice.delta:",
    `            print(choice.delta.content or "", end="", flush=True)`,
    "print()",
  ],
  messages: [
    "for event in events:",
    `    if event.type == "content_block_delta" and event.delta.type == "text_delta":`,
    `        print(event.delta.text, end="", flush=True)`,
    "print()",
  ],
};
