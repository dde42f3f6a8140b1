import { formatCount } from "#core/format.ts";
import { readPythonFunctions } from "./read-python-functions.ts";
import { readScriptFunctions } from "./read-script-functions.ts";
import type { Signature } from "./signature.ts";

/** More than the file of a program has. */
const MAX_CHARS = 30_000;

/**
 * The functions in a piece of Python, TypeScript or JavaScript as tools say them, or a sentence that says why there are
 * none. Nothing of the program is run, and types are read where they are written out: what has to be computed is named in the
 * notes.
 */
export function readFunctionSignatures(program: string): { functions: Signature[] } | { reason: string } {
  if (program.trim() === "") return { reason: "There is nothing in it." };
  if (program.length > MAX_CHARS)
    return { reason: `It has more than ${formatCount(MAX_CHARS)} characters. Paste the function alone.` };
  const text = program.replaceAll("\r\n", "\n");
  const isPython = /^[ \t]*(?:async[ \t]+)?def[ \t]+[^\s(]+[ \t]*[[(]/m.test(text);
  const { functions, faults } = isPython ? readPythonFunctions(text) : readScriptFunctions(text);
  if (functions.length > 0) return { functions };
  return {
    reason:
      faults[0] ??
      "No function of Python, TypeScript or JavaScript is in it, such as def weather(city: str) or function weather(city: string).",
  };
}
