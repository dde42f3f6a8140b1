import type { HttpRequest } from "#core/wire/http-request.ts";
import { printCurl } from "./print-curl.ts";
import { printJavaScript } from "./print-javascript.ts";
import { printPython } from "./print-python.ts";
import type { PrintOptions } from "./printable-request.ts";

export type CodeLanguageId = "curl" | "python" | "javascript";

/** A language that a call can be printed in. */
export type CodeLanguage = {
  id: CodeLanguageId;
  name: string;
  /** What its programs are coloured as. */
  highlightLanguage: "bash" | "python" | "javascript";
  fileName: string;
  /** What runs the file. */
  interpreter: string;
  /** What has to be installed beside that, if anything. */
  installCommand?: string;
  /** The whole program. It holds the name of the key's variable, and cannot hold the key: a call has none. */
  print: (request: HttpRequest, options: PrintOptions) => string;
};

/** Every language, in the order of the tabs. A new one is a row here. */
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
