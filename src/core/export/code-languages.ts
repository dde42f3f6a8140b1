import type { HttpRequest } from "#core/wire/http-request.ts";
import { printCurl } from "./print-curl.ts";
import { printJavaScript } from "./print-javascript.ts";
import { printPython } from "./print-python.ts";
import type { PrintOptions } from "./printable-request.ts";

export type CodeLanguageId = "curl" | "python" | "javascript";

/** A language that a request can be printed in. */
export type CodeLanguage = {
  id: CodeLanguageId;
  name: string;
  /** The language name for the syntax highlighter. */
  highlightLanguage: "bash" | "python" | "javascript";
  fileName: string;
  /** The program that runs the file. */
  interpreter: string;
  /** The command that installs the libraries of the program; absent for none. */
  installCommand?: string;
  /**
   * Prints the whole program. The program names the environment variable of the key and cannot contain the key, since a
   * request has none.
   */
  print: (request: HttpRequest, options: PrintOptions) => string;
};

/** Every language, in the order of the tabs. A new language is a row here. */
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
    id: "python",
    name: "Python",
    highlightLanguage: "python",
    fileName: "call.py",
    interpreter: "python3",
    installCommand: "pip install requests",
    print: printPython,
  },
  javascript: {
    id: "javascript",
    name: "JavaScript",
    highlightLanguage: "javascript",
    fileName: "call.mjs",
    interpreter: "node",
    print: printJavaScript,
  },
};
