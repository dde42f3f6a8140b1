import { isCapsule } from "#core/capsule/parse-capsule.ts";
import { parseExactJson } from "#core/exact-number.ts";
import { isJsonObject } from "#core/json.ts";
import { isPromptFile } from "#core/library/prompt-file.ts";
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
    parse: ({ text }) => importPrompt(text),
  },
  {
    id: "capsule",
    name: "a capsule of Étude",
    recognise: ({ value }) => isJsonObject(value) && isCapsule(value),
    parse: ({ text }, context) => importCapsule(text, context),
  },
  {
    id: "curl",
    name: "a cURL request",
    recognise: ({ text }) => text.length < MAX_CODE_CHARS && CURL.test(text.slice(0, 20_000)),
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
    id: "body",
    name: "the body of a request",
    recognise: ({ value }) => isJsonObject(value) && isBody(value),
    parse: ({ text }, context) =>
      importCode({ url: "", headers: [], body: parseExactJson(text) ?? null, holes: [], rows: [] }, context),
  },
];

function isBody({ model, messages, input }: { model?: unknown; messages?: unknown; input?: unknown }): boolean {
  return (
    typeof model === "string" && (Array.isArray(messages) || typeof input === "string" || typeof input === "object")
  );
}

function isProgram({ text, value }: ImportContent, call: RegExp): boolean {
  return value === undefined && text.length < MAX_CODE_CHARS && call.test(text);
}

function importCode(request: CodeRequest | ImportFault, context: ImportContext): ImportResult | ImportFault {
  return "reason" in request ? request : importRequest(request, context);
}
