import { createAnchorFilter } from "./anchor-filter.ts";
import type { SecretForm } from "./secret-forms.ts";
import { listSecretForms } from "./secret-forms.ts";

/** Takes the secrets that were sent with a request out of what comes back. */
export type Redactor = {
  /** The text with a placeholder for each secret, in whatever form it is written and also where it was cut off. */
  redact: (text: string) => string;
  /** The position from which the end of a text may be the beginning of a secret; the length of the text for none. */
  findUnfinished: (text: string) => number;
  /** True where a redacted text begins, or ends, with the placeholder of a secret. */
  startsRedacted: (text: string) => boolean;
  endsRedacted: (text: string) => boolean;
  /** The length of the beginning of a text that goes on with a secret, of which the last text ended with a part. */
  measureRest: (text: string) => number;
};

export type Secret = { value: string; placeholder: string };

/** A shorter secret, or one that is a plain word, would also match what has nothing to do with it. */
const MIN_SECRET_CHARS = 8;

/** A redactor for responses to requests without a secret. */
export const NO_SECRETS: Redactor = {
  redact: (text) => text,
  findUnfinished: (text) => text.length,
  startsRedacted: () => false,
  endsRedacted: () => false,
  measureRest: () => 0,
};

/** Creates the redactor for some secrets. Short values and plain words, which no secret should be, stay. */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const sought = secrets.flatMap(({ value, placeholder }) =>
    value.split(" ").flatMap((word) => (isSecret(word) ? [{ value: word, placeholder }] : [])),
  );
  if (sought.length === 0) return NO_SECRETS;
  const anchors = sought.flatMap(({ value, placeholder }) =>
    listSecretForms(value).flatMap((form) => listAnchors(form, placeholder)),
  );
  const getPattern = createPatterns();
  const anyAnchor = new RegExp(anchors.map(({ source }) => source).join("|"), "gi");
  const mayHold = createAnchorFilter(anchors.map(({ form, at, length }) => form.plain?.slice(at, at + length)));
  return {
    redact: (text) => {
      if (!mayHold(text)) return text;
      anyAnchor.lastIndex = 0;
      let match = anyAnchor.exec(text);
      if (match === null) return text;
      let redacted = "";
      let copiedTo = 0;
      while (match !== null) {
        const { start, end, placeholder } = extendMatch(text, match.index, anchors, getPattern);
        redacted += text.slice(copiedTo, Math.max(copiedTo, start)) + placeholder;
        copiedTo = end;
        anyAnchor.lastIndex = end;
        match = anyAnchor.exec(text);
      }
      return redacted + text.slice(copiedTo);
    },
    findUnfinished: (text) => {
      let first = text.length;
      for (const { value } of sought) first = Math.min(first, findUnfinishedValue(text, value));
      return first;
    },
    startsRedacted: (text) => sought.some(({ placeholder }) => text.startsWith(placeholder)),
    endsRedacted: (text) => sought.some(({ placeholder }) => text.endsWith(placeholder)),
    measureRest: (text) => Math.max(...sought.map(({ value }) => measureCommonRun(text, value))),
  };
}

function isSecret(word: string): boolean {
  const isPublic = /^https?:\/\/|^[a-z]+\/[\w.+-]+$/i.test(word);
  return word.length >= MIN_SECRET_CHARS && /[^a-z_]/i.test(word) && !isPublic;
}

/** A run of characters in a form of a secret that is enough to recognise it. */
type Anchor = { form: SecretForm; at: number; length: number; source: string; placeholder: string };

/** The anchors of a form: at its beginning, in its middle and at its end. */
function listAnchors(form: SecretForm, placeholder: string): Anchor[] {
  const { characters, coreStart } = form;
  const length = Math.min(form.anchorLength, characters.length - coreStart);
  const last = characters.length - length;
  const places = new Set([coreStart, Math.floor((coreStart + last) / 2), last]);
  return [...places].map((at) => ({
    form,
    at,
    length,
    source: characters.slice(at, at + length).join(""),
    placeholder,
  }));
}

/** The whole run of a secret's characters around the anchor that matches at a position. */
function extendMatch(
  text: string,
  position: number,
  anchors: readonly Anchor[],
  getPattern: GetPattern,
): { start: number; end: number; placeholder: string } {
  for (const { form, at, length, source, placeholder } of anchors) {
    let end = matchAt(getPattern(source, "iy"), text, position);
    if (end === undefined) continue;
    for (const character of form.characters.slice(at + length)) {
      const next: number | undefined = matchAt(getPattern(character, "iy"), text, end);
      if (next === undefined) break;
      end = next;
    }
    let start = position;
    for (const character of form.characters.slice(0, at).toReversed()) {
      const before = matchBefore(getPattern(`${character}$`, "i"), text, start);
      if (before === undefined) break;
      start = before;
    }
    return { start, end, placeholder };
  }
  // One of the anchors has matched, so this is never reached; it would leave nothing in.
  return { start: position, end: position + 1, placeholder: "" };
}

/** The end of a match that begins at a position. */
function matchAt(pattern: RegExp, text: string, position: number): number | undefined {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The longest escape of one character, such as a JSON escape within JSON within JSON. */
const MAX_ESCAPE_CHARS = 16;

/** The start of a match that ends at a position. */
function matchBefore(pattern: RegExp, text: string, position: number): number | undefined {
  const before = text.slice(Math.max(0, position - MAX_ESCAPE_CHARS), position);
  const match = pattern.exec(before);
  return match ? position - match[0].length : undefined;
}

type GetPattern = (source: string, flags: string) => RegExp;

/** Creates the memory of one redactor's patterns, which are pieces of its secrets and so go with it. */
function createPatterns(): GetPattern {
  const patterns = new Map<string, RegExp>();
  return (source, flags) => {
    const name = `${flags} ${source}`;
    const pattern = patterns.get(name) ?? new RegExp(source, flags);
    patterns.set(name, pattern);
    return pattern;
  };
}

/** The length of the longest beginning of a text that a secret contains. */
function measureCommonRun(text: string, value: string): number {
  let length = 0;
  while (length < text.length && value.includes(text.slice(0, length + 1))) length += 1;
  return length;
}

function findUnfinishedValue(text: string, value: string): number {
  // A secret that is whole at the end is not unfinished, even where its last character is also its first.
  if (text.endsWith(value)) return text.length;
  let start = Math.max(0, text.length - value.length + 1);
  for (;;) {
    start = text.indexOf(value.charAt(0), start);
    if (start < 0) return text.length;
    if (value.startsWith(text.slice(start))) return start;
    start += 1;
  }
}
