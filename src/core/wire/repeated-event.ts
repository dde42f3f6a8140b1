import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";

/** The text that an event says, and the name of the field that holds it. */
export type SaidText = { field: string; text: string };

/** Reads events that repeat the one before but for the text they say, as nearly all events of an answer do. */
export type RepeatedEventReader = {
  /** The text of an event that repeats the one before; undefined for any other, which has to be parsed. */
  read(data: string): SaidText | undefined;
  /** Notes an event that was parsed, from which others may be read. */
  note(data: string): void;
  /** Forgets the event before, because one of another kind came. */
  forget(): void;
};

/** The beginning of a text that is not empty, in a field that can say one. */
const TEXT_START = /"(content|reasoning_content|reasoning|text|thinking)"\s*:\s*"(?!")/;

/** Stands for the text while what surrounds it is checked. */
const PROBE = "‹text›";

/** The characters of an event before and after its text; `isPlain`, once known, is true where the text is all that the event says. */
type Surroundings = { field: string; before: string; after: string; isPlain?: boolean };

/**
 * Creates a reader for one response. What surrounds the text is compared as characters, and JSON that differs within one
 * string alone says the same around it, so such an event needs no parsing. `findText` returns the text that an event says,
 * and undefined for an event that says anything else; it is asked once for each surroundings that come twice in a row.
 */
export function createRepeatedEventReader(
  findText: (event: Json | undefined) => SaidText | undefined,
): RepeatedEventReader {
  let last: Surroundings | undefined;

  function isPlain({ field, before, after }: Surroundings): boolean {
    const said = findText(parseJson(before + PROBE + after));
    return said?.text === PROBE && said.field === field;
  }

  return {
    read(data) {
      if (last?.isPlain !== true) return undefined;
      const text = readBetween(data, last);
      return text === undefined ? undefined : { field: last.field, text };
    },
    note(data) {
      if (last === undefined || readBetween(data, last) === undefined) last = findSurroundings(data);
      else last.isPlain ??= isPlain(last);
    },
    forget() {
      last = undefined;
    },
  };
}

function findSurroundings(data: string): Surroundings | undefined {
  const found = TEXT_START.exec(data);
  if (!found?.[1]) return undefined;
  const start = found.index + found[0].length;
  let end = data.indexOf('"', start);
  while (end > 0 && isEscaped(data, end)) end = data.indexOf('"', end + 1);
  return end < 0 ? undefined : { field: found[1], before: data.slice(0, start), after: data.slice(end) };
}

function isEscaped(data: string, at: number): boolean {
  let slashes = 0;
  while (data.charCodeAt(at - slashes - 1) === 0x5c) slashes += 1;
  return slashes % 2 === 1;
}

/** The text between known surroundings; undefined where they are others, or where there is no text. */
function readBetween(data: string, { before, after }: Surroundings): string | undefined {
  const end = data.length - after.length;
  if (end <= before.length || !data.endsWith(after) || !data.startsWith(before)) return undefined;
  const text = data.slice(before.length, end);
  if (!isWrittenOtherwise(text)) return text;
  const parsed = parseJson(`"${text}"`);
  return typeof parsed === "string" ? parsed : undefined;
}

/** True for the inside of a JSON string with a character that is no part of it, or that stands for another. */
function isWrittenOtherwise(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x22 || code === 0x5c) return true;
  }
  return false;
}
