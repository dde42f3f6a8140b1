import { parseExactJson } from "#core/exact-number.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { CodeRequest } from "./code-request.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportRow } from "./import-result.ts";
import type { Arguments } from "./program-reader.ts";
import type { ProgramCall } from "./program-scope.ts";
import { ProgramScope } from "./program-scope.ts";
import type { ProgramLanguage } from "./program-tokens.ts";
import type { ProgramValue, Settled } from "./program-value.ts";
import { getMember, isPlainObject, JsonText, settleValue, Unresolved } from "./program-value.ts";

/** A way in which programs send a request. */
type CallKind = {
  /** The last names of the call. */
  names: readonly string[];
  /** Another name that must stand before them; a call without it is another. */
  read: (call: ProgramCall, scope: ProgramScope, language: ProgramLanguage) => FoundRequest;
};

type FoundRequest = {
  url?: ProgramValue | undefined;
  wire?: Wire;
  headers?: ProgramValue | undefined;
  key?: ProgramValue | undefined;
  body?: ProgramValue | undefined;
};

const OPENAI_CLASSES = new Set(["OpenAI", "AsyncOpenAI", "AzureOpenAI", "AsyncAzureOpenAI"]);
const ANTHROPIC_CLASSES = new Set(["Anthropic", "AsyncAnthropic"]);

/** The calls that send a request, most telling first. A new one is a row. */
const CALL_KINDS: readonly CallKind[] = [
  ...["create", "stream", "parse"].map((name) => ({
    names: ["chat", "completions", name],
    read: (call: ProgramCall, scope: ProgramScope) =>
      readClientCall(call, scope, OPENAI_CLASSES, "https://api.openai.com/v1", "chat-completions"),
  })),
  {
    names: ["ChatCompletion", "create"],
    read: (call, scope) => readClientCall(call, scope, OPENAI_CLASSES, "https://api.openai.com/v1", "chat-completions"),
  },
  ...["create", "stream"].map((name) => ({
    names: ["messages", name],
    read: (call: ProgramCall, scope: ProgramScope) =>
      readClientCall(call, scope, ANTHROPIC_CLASSES, "https://api.anthropic.com", "messages"),
  })),
  { names: ["fetch"], read: readFetch },
  { names: ["request"], read: readRequestCall },
  { names: ["post"], read: readPost },
];

/** The names of options of clients that are no part of a body. */
const CLIENT_OPTIONS = new Set(["extra_headers", "extra_query", "extra_body", "timeout", "max_retries", "http_client"]);

/** The request that a program in Python or JavaScript sends; the reason where none is found. */
export function readProgram(text: string, language: ProgramLanguage): CodeRequest | ImportFault {
  const scope = new ProgramScope(text, language);
  const found = CALL_KINDS.flatMap((kind) =>
    scope.calls.filter((call) => isCall(call, kind)).map((call) => ({ kind, call })),
  );
  const reasons: string[] = [];
  for (const { kind, call } of found) {
    const request = settleRequest(kind.read(call, scope, language));
    if (!("reason" in request))
      return found.length > 1 && countBodies(found.map(({ call: each }) => each)) > 1
        ? { ...request, rows: [...request.rows, OTHER_CALLS] }
        : request;
    reasons.push(request.reason);
  }
  return { reason: reasons[0] ?? "It has no call that sends a request." };
}

const OTHER_CALLS: ImportRow = { what: "Other calls", detail: "only the first request is taken", isTaken: false };

const countBodies = (calls: readonly ProgramCall[]): number => new Set(calls.map(({ position }) => position)).size;

function isCall({ names }: ProgramCall, kind: CallKind): boolean {
  const last = names.slice(-kind.names.length);
  return last.length === kind.names.length && last.every((name, index) => name === kind.names[index]);
}

function readClientCall(
  call: ProgramCall,
  scope: ProgramScope,
  classNames: ReadonlySet<string>,
  baseUrl: string,
  wire: Wire,
): FoundRequest {
  const args = call.readArguments();
  const [root = ""] = call.names;
  const client = scope.findConstructor(root, classNames)?.readArguments();
  const options = client ? mergeArguments(client) : {};
  const given =
    options["base_url"] ??
    options["baseURL"] ??
    options["azure_endpoint"] ??
    scope.getVariable(`${root}.base_url`) ??
    scope.getVariable(`${root}.api_base`);
  const base = given ?? baseUrl;
  const body = mergeArguments(args);
  const extra = body["extra_body"];
  const own = Object.entries(body).filter(([name]) => !CLIENT_OPTIONS.has(name));
  const isStreamed = call.names.at(-1) === "stream" && !Object.hasOwn(body, "stream");
  const path =
    wire === "messages"
      ? typeof given !== "string" || !/\/v\d+\/?$/.test(given)
        ? "/v1/messages"
        : "/messages"
      : "/chat/completions";
  return {
    url: typeof base === "string" ? base.replace(/\/+$/, "") + path : base,
    wire,
    headers: options["default_headers"] ?? options["defaultHeaders"],
    key: options["api_key"] ?? options["apiKey"] ?? scope.getVariable(`${root}.api_key`),
    body: Object.fromEntries([
      ...own,
      ...(isStreamed ? [["stream", true] as const] : []),
      ...(isPlainObject(extra) ? Object.entries(extra) : []),
    ]),
  };
}

/** The named arguments of a call and the members of its first one, which is how JavaScript names arguments. */
function mergeArguments({ positional: [first], named }: Arguments): Record<string, ProgramValue> {
  return Object.fromEntries([...(isPlainObject(first) ? Object.entries(first) : []), ...Object.entries(named)]);
}

function readFetch(call: ProgramCall): FoundRequest {
  const {
    positional: [url, options],
  } = call.readArguments();
  return { url, headers: getMember(options, "headers"), body: getMember(options, "body") };
}

/** `requests.post(url, json=…)` in Python; `axios.post(url, body, options)` in JavaScript. */
function readPost(call: ProgramCall, _scope: ProgramScope, language: ProgramLanguage): FoundRequest {
  const { positional, named } = call.readArguments();
  if (language === "javascript") {
    const [url, body, options] = positional;
    return { url, headers: getMember(options, "headers"), body };
  }
  return readNamed(named, named["url"] ?? positional[0], positional[1]);
}

/** `requests.request("POST", url, …)`. */
function readRequestCall(call: ProgramCall): FoundRequest {
  const { positional, named } = call.readArguments();
  return readNamed(named, named["url"] ?? positional[1], undefined);
}

function readNamed(
  named: Record<string, ProgramValue>,
  url: ProgramValue | undefined,
  second: ProgramValue | undefined,
): FoundRequest {
  return { url, headers: named["headers"], body: named["json"] ?? named["data"] ?? named["content"] ?? second };
}

function settleRequest({ url, wire, headers, key, body }: FoundRequest): CodeRequest | ImportFault {
  if (body === undefined) return { reason: "The call sends no body." };
  const settled: Settled = { holes: new Set(), unresolved: [] };
  const parsed = settleBody(body, settled);
  if (parsed === undefined) return { reason: explainUnknownBody(body) };
  if (typeof parsed === "string") return { reason: parsed };
  const rows = settled.unresolved.map(({ path, source }): ImportRow => ({
    what: path === "" ? "A value" : path,
    detail: `only the running program knows its value (${source.slice(0, 60)})`,
    isTaken: false,
  }));
  return {
    url: typeof url === "string" ? url : "",
    ...(wire === undefined ? {} : { wire }),
    headers: settleHeaders(headers),
    ...(typeof key === "string" ? { key } : {}),
    body: parsed,
    holes: [...settled.holes],
    rows,
  };
}

function explainUnknownBody(body: ProgramValue): string {
  const source = body instanceof Unresolved ? ` (${body.source.slice(0, 60)})` : "";
  return `The program computes its body${source}, and Étude runs no code.`;
}

/** The body as an object, a sentence where its text is no JSON, undefined where it is unknown. */
function settleBody(body: ProgramValue, settled: Settled): JsonObject | string | undefined {
  if (body instanceof JsonText) return settleBody(body.value, settled);
  if (typeof body !== "string") {
    const object = isPlainObject(body) ? settleValue(body, settled) : undefined;
    return isJsonObject(object) ? object : undefined;
  }
  const value = parseExactJson(body);
  return isJsonObject(value) ? value : `The body of the request is no JSON: ${explainJsonFault(body)}`;
}

function settleHeaders(headers: ProgramValue | undefined): [string, string][] {
  if (!isPlainObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
}
