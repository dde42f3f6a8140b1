import type { HttpCall } from "#core/wire/http-call.ts";
import { printCurl } from "./print-curl.ts";
import { printJavaScript } from "./print-javascript.ts";
import { printPython } from "./print-python.ts";
import type { PrintOptions } from "./printable-call.ts";

export type CodeLanguageId = "curl" | "python" | "javascript";

/** A language that a call can be printed in. */
export type CodeLanguage = {
  id: CodeLanguageId;
  name: string;
  /** What its programs are coloured as. */
  colouredAs: "bash" | "python" | "javascript";
  fileName: string;
  /** What runs the file. */
  interpreter: string;
  /** What has to be installed beside that, if anything. */
  needs?: string;
  /** The whole program. It holds the name of the key's variable, and cannot hold the key: a call has none. */
  print: (call: HttpCall, options: PrintOptions) => string;
};

/** Every language, in the order of the tabs. A new one is a row here. */
export const CODE_LANGUAGES: Readonly<Record<CodeLanguageId, CodeLanguage>> = {
  curl: { id: "curl", name: "cURL", colouredAs: "bash", fileName: "call.sh", interpreter: "bash", print: printCurl },
  python: {
    id: "python",
    name: "Python",
    colouredAs: "python",
    fileName: "call.py",
    interpreter: "python3",
    needs: "pip install requests",
    print: printPython,
  },
  javascript: {
    id: "javascript",
    name: "JavaScript",
    colouredAs: "javascript",
    fileName: "call.mjs",
    interpreter: "node",
    print: printJavaScript,
  },
};
