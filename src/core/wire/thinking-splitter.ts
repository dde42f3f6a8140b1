import { createCodeTracker } from "./code-tracker.ts";

/** A piece of content: text, thinking, or the news that all the text before it was thinking. */
export type ContentPiece = { kind: "text" | "thinking"; text: string } | { kind: "was-thinking" };

/** Tells thinking from text where a model writes both into its content, with tags around the thinking. */
export type ThinkingSplitter = {
  /** The pieces of some more content. What may be the beginning of a tag is held back until more has come. */
  split(text: string): ContentPiece[];
  /** The pieces held back, where something other than content comes next, or nothing. */
  flush(): ContentPiece[];
  /** Notes that thinking came in a field of its own, so that the text before a lone closing tag is no thinking. */
  noteThinking(): void;
};

const NAMES = ["think", "thinking", "thought"].flatMap((name) => [name, `mm:${name}`, `seed:${name}`]);
const OPENING_TAGS = [...NAMES.map((name) => `<${name}>`), "[think]", "◁think▷"];
const CLOSING_TAGS = [...NAMES.map((name) => `</${name}>`), "[/think]", "◁/think▷"];
const TAGS = [...OPENING_TAGS, ...CLOSING_TAGS];
const TAG = new RegExp(TAGS.map((tag) => tag.replaceAll(/[[\]]/g, String.raw`\$&`)).join("|"), "i");
const TAG_STARTS = /[<[◁]/;
const MAX_TAG_CHARS = Math.max(...TAGS.map(({ length }) => length));
const QUOTES = /["'`“”‘’«»]/;
/** The tracker reads text without a tag in pieces of about this length, so that no second copy of an answer is kept. */
const MAX_UNREAD_CHARS = 16_384;

/**
 * Creates a splitter for one answer. A tag counts outside code, and not where a sentence only speaks of it: in quotes,
 * or after words with no line break behind it. The pieces depend on the content alone and not on how it was cut.
 */
export function createThinkingSplitter(): ThinkingSplitter {
  let mode: "text" | "thinking" = "text";
  /** The end of the text so far, which may begin a tag or is a tag whose next character decides. */
  let held = "";
  /** White space at the beginning of the text or at the end of thinking so far, shown once more follows it. */
  let space = "";
  /** Nothing but white space has come since the beginning or since the last tag. */
  let isBlank = true;
  let dropsSpace = false;
  let mayHaveBeenThinking = true;
  let code = createCodeTracker();
  /** Text that the tracker has not read yet: it is asked only where a tag stands. */
  let unread = "";

  function note(text: string): void {
    unread += text;
    // A run of backticks stays whole.
    if (unread.length > MAX_UNREAD_CHARS && !text.endsWith("`")) readOn();
  }

  function readOn(): void {
    code.read(unread);
    unread = "";
  }

  function show(text: string): ContentPiece[] {
    if (text === "") return [];
    note(text);
    if (mode === "text" && !isBlank) return [{ kind: mode, text }];
    const isAllSpace = text.trim() === "";
    if (!isBlank || !dropsSpace) space += text;
    else space = text.trimStart();
    if (isAllSpace) return [];
    isBlank = false;
    const shown = mode === "thinking" ? space.trimEnd() : space;
    space = space.slice(shown.length);
    return [{ kind: mode, text: shown }];
  }

  function enter(next: "text" | "thinking"): void {
    mode = next;
    space = "";
    isBlank = true;
    dropsSpace = true;
    code = createCodeTracker();
    unread = "";
  }

  /** The meaning of the tag after all text so far; undefined where the character behind it must come first. */
  function judge(isOpening: boolean, next: string): "tag" | "text" | undefined {
    readOn();
    const { last, isSpaced } = code.lineEnd();
    const isQuoted = QUOTES.test(last) && !isSpaced;
    if (mode === "thinking") {
      if (isOpening) return "text";
      if (!isQuoted) return "tag";
      return next === "" ? undefined : QUOTES.test(next) ? "text" : "tag";
    }
    if (code.isInCode() || isQuoted) return "text";
    const isAlone = isSpaced
      ? /[.!?…。！？>)\]*_]/.test(last)
      : !(isOpening ? /[\w\\([{=/,]/ : /[\\([{=/,]/).test(last);
    if (last === "" || isAlone) return "tag";
    return next === "" ? undefined : /[\r\n]/.test(next) ? "tag" : "text";
  }

  function passTag(isOpening: boolean, tag: string): ContentPiece[] {
    if (isOpening) {
      mayHaveBeenThinking = false;
      enter("thinking");
      return [];
    }
    const wasBlank = isBlank;
    const wasThinking = mode === "thinking";
    if (!wasThinking && !wasBlank && !mayHaveBeenThinking) return show(tag);
    mayHaveBeenThinking = false;
    enter("text");
    return wasThinking || wasBlank ? [] : [{ kind: "was-thinking" }];
  }

  function read(text: string, isEnd: boolean): ContentPiece[] {
    const pieces: ContentPiece[] = [];
    let rest = text;
    while (rest !== "") {
      if (!TAG_STARTS.test(rest)) {
        pieces.push(...show(rest));
        rest = "";
        break;
      }
      const found = TAG.exec(rest);
      const before = found ? rest.slice(0, found.index) : rest.slice(0, isEnd ? rest.length : findHeldIndex(rest));
      pieces.push(...show(before));
      rest = rest.slice(before.length);
      if (!found) break;
      const [tag] = found;
      const isOpening = OPENING_TAGS.includes(tag.toLowerCase());
      const judged = judge(isOpening, rest.charAt(tag.length));
      if (judged === undefined && !isEnd) break;
      rest = rest.slice(tag.length);
      pieces.push(
        ...(judged === "tag" || (judged === undefined && mode === "thinking") ? passTag(isOpening, tag) : show(tag)),
      );
    }
    held = rest;
    return joinAlike(pieces);
  }

  return {
    split(text) {
      // Nearly every piece goes on with a text, has no beginning of a tag, and is shown as it is.
      if (held === "" && mode === "text" && !isBlank && text !== "" && !TAG_STARTS.test(text)) {
        note(text);
        return [{ kind: mode, text }];
      }
      return read(held + text, false);
    },
    flush() {
      const pieces = read(held, true);
      if (mode === "text" && space !== "") pieces.push({ kind: "text", text: space });
      space = "";
      mayHaveBeenThinking = false;
      return pieces;
    },
    noteThinking() {
      mayHaveBeenThinking = false;
    },
  };
}

/** The pieces with neighbours of one kind made one: a text full of tags in code stays one piece. */
function joinAlike(pieces: ContentPiece[]): ContentPiece[] {
  if (pieces.length < 2) return pieces;
  const joined: ContentPiece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && "text" in before && "text" in piece && before.kind === piece.kind) before.text += piece.text;
    else joined.push(piece);
  }
  return joined;
}

/** The index of the end of a text that may be the beginning of a tag; its length where there is none. */
function findHeldIndex(text: string): number {
  const from = Math.max(0, text.length - MAX_TAG_CHARS + 1);
  const end = text.slice(from);
  for (let index = 0; index < end.length; index += 1) {
    if (!TAG_STARTS.test(end.charAt(index))) continue;
    const beginning = end.slice(index).toLowerCase();
    if (TAGS.some((tag) => tag.startsWith(beginning))) return from + index;
  }
  return text.length;
}
