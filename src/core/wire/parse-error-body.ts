import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { ErrorFacts } from "./error-facts.ts";
import { mergeFacts, parseCode, parseOwnFacts } from "./error-facts.ts";
import { findJsonInText } from "./find-json-in-text.ts";

/** Deeper objects and longer lists are not read: no service has them, and a hostile one would cost time. */
const MAX_DEPTH = 12;
const MAX_ITEMS = 20;
/** A longer sentence is not searched for JSON in it. */
const MAX_TEXT_CHARS = 100_000;
/** The text of a page or of a broken JSON in which its title or its message is looked for. */
const MAX_SEARCHED_CHARS = 20_000;

const SENTENCES = [
  "message",
  "msg",
  "error_description",
  "error_message",
  "errorMessage",
  "error_msg",
  "detail",
  "description",
  "faultstring",
  "title",
];
/** Objects, lists or JSON texts that hold the real error; what they say replaces what stands around them. */
const INNER = ["message", "metadata", "raw", "error", "innererror", "inner_error", "upstream_error", "fault", "body"];
/** Objects and lists that add to the message around them. */
const ADDITIONS = ["cause", "detail", "details", "errors", "fieldViolations", "violations"];

/** The facts of an error body of any shape: JSON, JSON inside a text, an HTML page, plain text. Never throws. */
export function parseErrorBody(bodyText: string): ErrorFacts {
  const text = bodyText.trim();
  const body = parseJson(text);
  if (isJsonObject(body) || Array.isArray(body)) {
    const facts = readFacts(body, 0);
    return facts.message === undefined && text.length > 2 ? { ...facts, message: text } : facts;
  }
  if (text.startsWith("<")) return createFacts(findPageTitle(text));
  const sentence = typeof body === "string" ? body : text;
  const facts = readText(sentence, 0);
  const isBroken = body === undefined && /^[{[]/.test(text);
  return isBroken ? { ...facts, message: findBrokenMessage(text) ?? sentence } : facts;
}

/** The facts of an object that is known to be an error, or to hold one. */
export function parseErrorObject(body: JsonObject): ErrorFacts {
  return readFacts(body, 0);
}

function createFacts(message: string | undefined): ErrorFacts {
  return { codes: [], ...(message === undefined ? {} : { message }) };
}

function readFacts(value: Json | undefined, depth: number): ErrorFacts {
  if (depth > MAX_DEPTH) return createFacts(undefined);
  if (typeof value === "string") return readText(value, depth);
  if (Array.isArray(value)) return readList(value, depth);
  return isJsonObject(value) ? readObject(value, depth) : createFacts(undefined);
}

/** The facts of a sentence, or of the JSON or the page that it is or holds. A status before the JSON counts. */
function readText(text: string, depth: number): ErrorFacts {
  const trimmed = text.trim();
  if (trimmed === "") return createFacts(undefined);
  if (/^<(!doctype|html|head|body)\b/i.test(trimmed)) return createFacts(findPageTitle(trimmed));
  const hidden = depth < MAX_DEPTH && trimmed.length <= MAX_TEXT_CHARS ? findJsonInText(trimmed) : undefined;
  const inner = hidden === undefined ? undefined : readFacts(hidden, depth + 1);
  if (inner?.message === undefined) {
    const code = parseCode(trimmed);
    return { codes: code?.includes("_") ? [code] : [], message: trimmed };
  }
  const status = /^(?:error code:? ?)?([45]\d\d)\b/i.exec(trimmed)?.[1];
  return status === undefined ? inner : { ...inner, status: Number(status) };
}

function readList(list: readonly Json[], depth: number): ErrorFacts {
  let facts = createFacts(undefined);
  for (const item of list.slice(0, MAX_ITEMS)) {
    const found = readFacts(item, depth + 1);
    const message = joinMessages(facts.message, found.message);
    facts = { ...mergeFacts(found, facts), ...(message === undefined ? {} : { message }) };
  }
  return facts;
}

function readObject(object: JsonObject, depth: number): ErrorFacts {
  let facts: ErrorFacts = parseOwnFacts(object);
  const { error } = object;
  const own = SENTENCES.map((name) => object[name]).find((value) => typeof value === "string" && value.trim() !== "");
  const message = typeof own === "string" ? addLocation(object, own.trim()) : undefined;
  if (typeof error === "string") {
    const code = parseCode(error);
    const isCode = message !== undefined && code !== undefined;
    if (isCode) facts = { ...facts, codes: [...facts.codes, code] };
    else facts = mergeFacts(facts, readText(error, depth + 1));
  }
  if (message !== undefined) {
    const read = readText(message, depth + 1);
    facts = withMessage(mergeFacts(facts, read), joinMessages(read.message, facts.message));
  }
  for (const name of INNER) {
    const value = object[name];
    const isText = typeof value === "string";
    if ((name === "error" && isText) || (isText && name !== "raw" && name !== "body")) continue;
    const found = readFacts(value, depth + 1);
    facts = withMessage(mergeFacts(facts, found), found.message ?? facts.message);
  }
  for (const name of ADDITIONS) {
    if (typeof object[name] === "string") continue;
    const found = readFacts(object[name], depth + 1);
    facts = withMessage(mergeFacts(facts, found), joinMessages(facts.message, found.message));
  }
  const unread = facts.message === undefined ? object["message"] : undefined;
  return isJsonObject(unread) || Array.isArray(unread) ? withMessage(facts, writeShallow(unread)) : facts;
}

function withMessage(facts: ErrorFacts, message: string | undefined): ErrorFacts {
  return message === undefined ? facts : { ...facts, message };
}

/** A sentence with the place in the request that FastAPI's `loc` names before it. */
function addLocation(object: JsonObject, sentence: string): string {
  const { loc } = object;
  const place = Array.isArray(loc) ? loc.filter((name) => typeof name !== "object").join(".") : "";
  return place === "" ? sentence : `${place}: ${sentence}`;
}

/** A sentence that says nothing about the cause, which another one beside it replaces. */
const SAYS_NOTHING =
  /^(an? )?((unknown|internal|server|internal server|upstream|provider|validation|request|api|unexpected) )?(error|failure|exception)( occurred)?[.!]?$|^(bad|invalid|failed) request[.!]?$|^(request )?failed[.!]?$|^(unauthorized|forbidden|not found|too many requests|bad gateway|service unavailable|unprocessable entity|payment required)[.!]?$|returned error[.!]?$|^invalid_request_error$/i;

function joinMessages(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (SAYS_NOTHING.test(second) || first.includes(second)) return first;
  if (SAYS_NOTHING.test(first) || second.includes(first)) return second;
  return `${first}\n${second}`;
}

function findPageTitle(page: string): string | undefined {
  const start = page.slice(0, MAX_SEARCHED_CHARS);
  const found = /<title[^>]{0,200}>([^<]{1,500})/i.exec(start)?.[1] ?? /<h1[^>]{0,200}>([^<]{1,500})/i.exec(start)?.[1];
  const title = found?.replaceAll(/\s+/g, " ").trim();
  return title === "" ? undefined : title;
}

/** The message in a JSON that was cut off, or that is written as Python writes it. */
function findBrokenMessage(text: string): string | undefined {
  const start = text.slice(0, MAX_SEARCHED_CHARS);
  const found =
    /["'](?:message|detail|error|msg)["']\s{0,5}:\s{0,5}(?:"((?:[^"\\]|\\.){1,2000})"|'([^'\\]{1,2000})')/.exec(start);
  const written = found?.[1] === undefined ? found?.[2] : parseJson(`"${found[1]}"`);
  return typeof written === "string" && written.trim() !== "" ? written.trim() : undefined;
}

function writeShallow(value: JsonObject | Json[]): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "An error that is nested too deeply to be shown.";
  }
}
