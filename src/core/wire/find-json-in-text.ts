import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";

/** Text beyond this many beginnings of an object is not tried, so that a hostile text costs no time. */
const MAX_TRIES = 5;

/**
 * The first JSON object or list inside a text, such as "400 {…}" or "Upstream said [{…}] (retried)"; undefined for none.
 */
export function findJsonInText(text: string): Json | undefined {
  let tries = 0;
  for (const { index } of text.matchAll(/[{[](?=\s*["{[])/g)) {
    tries += 1;
    if (tries > MAX_TRIES) return undefined;
    const end = findClosingBracket(text, index);
    const found = end === undefined ? undefined : parseJson(text.slice(index, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The position after the bracket that closes the one at `start`; undefined where none does. */
function findClosingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isInString) {
      if (character === "\\") index += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}
