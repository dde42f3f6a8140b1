import { isCapsule } from "#core/capsule/parse-capsule.ts";
import { parseExactJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { isPromptFile } from "#core/library/prompt-file.ts";
import { FileCollector } from "./file-collector.ts";
import type { ImportedChat } from "./import-chats.ts";
import { importChats, MAX_MESSAGES } from "./import-chats.ts";
import { isChatGptExport, readChatGptExport } from "./read-chatgpt-export.ts";
import { isClaudeExport, readClaudeExport } from "./read-claude-export.ts";
import { importJsonLines, isJsonLines } from "./read-jsonl.ts";
import { importPromptObject, isPromptObject } from "./read-prompt-object.ts";
import { guessLanguage } from "./guess-language.ts";
import type { CodeRequest } from "./code-request.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportContent, ImportFault, ImportFormat } from "./import-format.ts";
import type { ImportResult } from "./import-result.ts";
import { importRequest } from "./import-request.ts";
import { importCapsule } from "./import-capsule.ts";
import { importPrompt } from "./import-prompt.ts";
import { readCurl } from "./read-curl.ts";
import { readProgram } from "./read-program.ts";

/** A longer text is no code of one request, whose pictures may be some megabytes. */
const MAX_CODE_CHARS = 40_000_000;

const CURL = /(?:^|[\s;&|(])(?:[\w./\\-]*[/\\])?curl(?:\.exe)?\s[^]*?(?:-d|--data(?:-\w+)?|--json)(?:[\s=@'"$^{]|$)/;
const PYTHON_CALL =
  /\b\w+\.(?:post|request)\(|\.(?:chat\.completions|messages|ChatCompletion)\.(?:create|stream|parse)\(|ChatCompletion\.create\(/;
const JAVASCRIPT_CALL = /\bfetch\(|\baxios\.post\(|\.(?:chat\.completions|messages)\.(?:create|stream|parse)\(/;
/** Every format, the most certain first. A new one is a row here. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    id: "saved-prompt",
    name: "a saved prompt of Étude",
    recognise: ({ value }) => isPromptFile(value),
    parse: ({ value }) => (isPromptFile(value) ? importPrompt(value) : NOTHING),
  },
  {
    id: "capsule",
    name: "a capsule of Étude",
    recognise: ({ value }) => isJsonObject(value) && isCapsule(value),
    parse: ({ value }, context) => (isJsonObject(value) ? importCapsule(value, context) : NOTHING),
  },
  {
    id: "curl",
    name: "a cURL request",
    recognise: (content) => isProgram(content, CURL),
    parse: ({ text }, context) => importCode(readCurl(text), context),
  },
  {
    id: "javascript",
    name: "a request in JavaScript",
    recognise: (content) => isProgram(content, JAVASCRIPT_CALL) && guessLanguage(content.text) === "javascript",
    parse: ({ text }, context) => importCode(readProgram(text, "javascript"), context),
  },
  {
    id: "python",
    name: "a request in Python",
    recognise: (content) => isProgram(content, PYTHON_CALL) && guessLanguage(content.text) === "python",
    parse: ({ text }, context) => importCode(readProgram(text, "python"), context),
  },
  {
    id: "chatgpt",
    name: "a data export of ChatGPT",
    recognise: ({ value }) => isChatGptExport(value),
    parse: ({ value, paths = [] }, context) =>
      importExport(value, context, "openai", (list, collector) =>
        readChatGptExport(list, collector, (name) => findPath(paths, name)),
      ),
  },
  {
    id: "claude",
    name: "a data export of Claude",
    recognise: ({ value }) => isClaudeExport(value),
    parse: ({ value }, context) => importExport(value, context, "anthropic", readClaudeExport),
  },
  {
    id: "openai-prompt",
    name: "a prompt of OpenAI",
    recognise: ({ value }) => isPromptObject(value),
    parse: ({ value }, context) => (isPromptObject(value) ? importPromptObject(value, context) : NOTHING),
  },
  {
    id: "body",
    name: "the body of a request",
    recognise: ({ value }) => isJsonObject(value) && isBody(value),
    parse: importBody,
  },
  {
    id: "messages",
    name: "a list of messages",
    recognise: ({ value }) => isMessages(isJsonObject(value) ? value["messages"] : value),
    parse: importBody,
  },
  {
    id: "jsonl",
    name: "JSON Lines",
    recognise: ({ text, value }) => (value === undefined || isJsonObject(value)) && isJsonLines(text),
    parse: ({ text }, context) => importJsonLines(text, context),
  },
];

function isBody({ model, messages, input }: { model?: unknown; messages?: unknown; input?: unknown }): boolean {
  return (
    typeof model === "string" && (Array.isArray(messages) || typeof input === "string" || typeof input === "object")
  );
}

/** True for code with such a call in its first lines. A file with data may speak of code and is none. */
function isProgram({ text }: ImportContent, call: RegExp): boolean {
  return text.length < MAX_CODE_CHARS && !/^\s*[[{]/.test(text) && call.test(text.slice(0, 20_000));
}

function importCode(request: CodeRequest | ImportFault, context: ImportContext): ImportResult | ImportFault {
  return "reason" in request ? request : importRequest(request, context);
}

const NOTHING: ImportFault = { reason: "It holds nothing that Étude can take." };

/** A request body, or the messages of one, with the digits of its numbers. A list that is too long is not parsed again. */
function importBody({ text, value }: ImportContent, context: ImportContext): ImportResult | ImportFault {
  const list = isJsonObject(value) ? value["messages"] : value;
  const isTooLong = Array.isArray(list) && list.length > MAX_MESSAGES;
  const exact = (isTooLong ? value : parseExactJson(text)) ?? null;
  const body = Array.isArray(exact) ? { messages: exact } : exact;
  return importRequest({ url: "", headers: [], body, holes: [], rows: [] }, context);
}

function isMessages(list: Json | undefined): boolean {
  return Array.isArray(list) && isJsonObject(list[0]) && typeof list[0]["role"] === "string";
}

/** The conversations of a data export, whose answers came from this vendor. */
function importExport(
  value: Json | undefined,
  context: ImportContext,
  vendor: "openai" | "anthropic",
  read: (list: readonly Json[], collector: FileCollector) => ImportedChat[] | ImportFault,
): ImportResult | ImportFault {
  const collector = new FileCollector();
  const chats = read(toList(value), collector);
  if ("reason" in chats) return chats;
  const { wire } = PRESETS[vendor];
  return importChats(chats, { connectionId: vendor, wire, dialect: "openai" }, collector, context);
}

/** The path of a file of an archive by the beginning of its name. */
function findPath(paths: readonly string[], name: string): string | undefined {
  return paths.find((path) => path.slice(path.lastIndexOf("/") + 1).startsWith(name));
}
