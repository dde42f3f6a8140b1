import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { printCurl } from "./print-curl.ts";
import { findJavaScriptPackageObstacle, printJavaScriptPackage } from "./print-javascript-package.ts";
import { printJavaScript } from "./print-javascript.ts";
import { findPythonPackageObstacle, printPythonPackage } from "./print-python-package.ts";
import { printPython } from "./print-python.ts";
import { printTypeScript } from "./print-typescript.ts";
import type { PrintableRequest, PrintOptions } from "./printable-request.ts";

export type CodeLanguageId =
  | "curl"
  | "python"
  | "python-openai"
  | "python-anthropic"
  | "javascript"
  | "javascript-openai"
  | "javascript-anthropic"
  | "typescript";

/** A language that a request can be printed in, with one of the libraries that send it. */
export type CodeLanguage = {
  id: CodeLanguageId;
  /** The name of the language; rows of one name share a tab. */
  name: string;
  /** The library that sends the request, where the language has several. */
  library?: string;
  /** The language name for the syntax highlighter. */
  highlightLanguage: "bash" | "python" | "javascript" | "typescript";
  fileName: string;
  /** The program that runs the file. */
  interpreter: string;
  /** The version of the interpreter that the program needs, where a common one is too old. */
  interpreterVersion?: string;
  /** The command that installs the libraries of the program; absent for none. */
  installCommand?: string;
  /** The version of the library that the printed programs were run with. */
  triedVersion?: string;
  /** The only wire that the library speaks; absent for every wire. */
  wire?: Wire;
  /** The reason for which the library cannot send a request as it is; undefined where it can. */
  findObstacle?: (printable: PrintableRequest) => string | undefined;
  /**
   * Prints the whole program. The program names the environment variable of the key and cannot contain the key, since a
   * request has none.
   */
  print: (request: HttpRequest, options: PrintOptions) => string;
};

const PYTHON = { name: "Python", highlightLanguage: "python", fileName: "call.py", interpreter: "python3" } as const;
const JAVASCRIPT = {
  name: "JavaScript",
  highlightLanguage: "javascript",
  fileName: "call.mjs",
  interpreter: "node",
} as const;

/** Every language and library, in the order of the tabs and of the choices in one. A new one is a row here. */
export const CODE_LANGUAGES: Readonly<Record<CodeLanguageId, CodeLanguage>> = {
  curl: {
    id: "curl",
    name: "cURL",
    highlightLanguage: "bash",
    fileName: "call.sh",
    interpreter: "bash",
    print: printCurl,
  },
  python: {
    ...PYTHON,
    id: "python",
    library: "requests",
    installCommand: "pip install requests",
    print: printPython,
  },
  "python-openai": {
    ...PYTHON,
    id: "python-openai",
    library: "openai",
    installCommand: "pip install openai",
    triedVersion: "3.22.1",
    wire: "chat-completions",
    findObstacle: (printable) => findPythonPackageObstacle(printable, "chat-completions"),
    print: printPythonPackage("chat-completions"),
  },
  "python-anthropic": {
    ...PYTHON,
    id: "python-anthropic",
    library: "anthropic",
    installCommand: "pip install anthropic",
    triedVersion: "1.13.0",
    wire: "messages",
    findObstacle: (printable) => findPythonPackageObstacle(printable, "messages"),
    print: printPythonPackage("messages"),
  },
  javascript: { ...JAVASCRIPT, id: "javascript", library: "fetch", print: printJavaScript },
  "javascript-openai": {
    ...JAVASCRIPT,
    id: "javascript-openai",
    library: "openai",
    installCommand: "npm install openai",
    triedVersion: "6.49.0",
    wire: "chat-completions",
    findObstacle: (printable) => findJavaScriptPackageObstacle(printable, "chat-completions"),
    print: printJavaScriptPackage("chat-completions"),
  },
  "javascript-anthropic": {
    ...JAVASCRIPT,
    id: "javascript-anthropic",
    library: "@anthropic-ai/sdk",
    installCommand: "npm install @anthropic-ai/sdk",
    triedVersion: "1.14.0",
    wire: "messages",
    findObstacle: (printable) => findJavaScriptPackageObstacle(printable, "messages"),
    print: printJavaScriptPackage("messages"),
  },
  typescript: {
    id: "typescript",
    name: "TypeScript",
    highlightLanguage: "typescript",
    fileName: "call.mts",
    interpreter: "node",
    interpreterVersion: "Node 22.18 or newer",
    print: printTypeScript,
  },
};
