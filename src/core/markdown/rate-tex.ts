/**
 * The rank of a text between two marks of mathematics, from what no formula says to what only a formula says: a sentence
 * or mere punctuation; a number, a word or an operator alone; letters with operators (`f(x) = 2`); scripts (`x_1`);
 * commands (`\alpha`).
 */
export type TexRating = "prose" | "bare" | "symbols" | "scripts" | "commands";

/** Commands whose argument is words. */
const WORDS_IN_BRACES =
  /\\(?:text[a-z]*|mbox|hbox|operatorname\*?|math(?:rm|it|bf|sf|tt)|ce|pu|tag\*?|label|(?:eq)?ref|begin|end)\s*\{[^{}]*\}/g;
const COMMAND = /\\[a-zA-Z,;:!{|]/;
/** "5 for", "20 euros": an amount with a word after it. */
const AMOUNT = /^\d[\d.,]*\s+\p{L}{2}/u;
const TWO_WORDS = /\p{L}{2}['’.,;:!?]*\s+['’(]*\p{L}{2}/u;
/** Functions that are often written without a backslash: `O(n log n)`. */
const FUNCTION = /(?<!\p{L})(?:log|ln|exp|sin|cos|tan|cot|arg|det|gcd|lcm|inf|sup|lim|max|min|mod)(?!\p{L})/gu;
const SPACED_WORD = /\p{L}{2}[.,;:!?]*\s|\s\p{L}{2}/u;
/** Characters that TeX has no use for: quotes, code marks, addresses, full-width punctuation. */
const OTHER_SIGN = /["`@#“”]|:\/\/|[、。，；：！？（）「」『』【】]/;
const UNPAIRED = /^[),;:!?\]}]|[([{,;:]$/;
const RELATION = /[=<>+*^_|×·÷−]|\p{Sm}/u;
const NUMBER = /^[\d\s.,:/%–−+-]*$/;
const BARE_WORD = /^\p{P}*\p{L}{2,}\p{P}*$/u;
/** `x_1`, `a^{ij}`, and a script alone, whose base is the letter before the mark. */
const SCRIPT = /(?:^|[\p{L}\p{N})\]}'|!]|\{\})[\^_](?=[\p{L}\p{N}{*+\-(\\'])/u;
/** A name of a program: `user_id`. */
const SNAKE_CASE = /\p{L}{2}_\p{L}{2}/u;
const WIDE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** The beginning of a block of Markdown, and Markdown that would be no TeX. */
const MARKDOWN = /^(?:#{1,6}\s|>|```|~~~|\||[-*+]\s+\[|\d{1,3}[.)]\s)|\*\*|`|(?<!\\)\\[([]|(?<![\\$])\$(?!\$)/;

/** The rank of a text between marks. Takes as long as reading it a few times. */
export function rateTex(tex: string): TexRating {
  const text = tex.trim();
  const outside = dropGroups(text).replaceAll(FUNCTION, "f");
  const hasWords = TWO_WORDS.test(outside);
  if (COMMAND.test(text)) return hasWords && AMOUNT.test(text) ? "prose" : "commands";
  if (hasWords || OTHER_SIGN.test(text) || UNPAIRED.test(text)) return "prose";
  if (!/[\p{L}\p{N}]/u.test(text)) return /^[\p{Sm}*/-]+$/u.test(text) ? "bare" : "prose";
  if (NUMBER.test(text) || AMOUNT.test(text)) return "bare";
  if (!RELATION.test(text) && (SPACED_WORD.test(outside) || WIDE_LETTER.test(outside))) return "prose";
  if (SNAKE_CASE.test(outside) || BARE_WORD.test(text)) return "bare";
  if (SCRIPT.test(text)) return "scripts";
  return /\p{L}{3}/u.test(outside) && !/[=<>+*()]/.test(text) ? "bare" : "symbols";
}

/** True for a line that may stand in display mathematics after a blank line: it is neither a sentence nor Markdown. */
export function isTexLine(line: string): boolean {
  const text = line.replaceAll(WORDS_IN_BRACES, "\\x ").trim();
  if (MARKDOWN.test(text)) return false;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const outside = dropGroups(text.replaceAll(/\\[a-zA-Z]+/g, "\\ "));
  if (TWO_WORDS.test(outside)) return false;
  const rating = rateTex(text.replace(/[,;:]$/, "").replace(/^[)\]}]+/, ""));
  return rating === "bare" ? NUMBER.test(text) : rating !== "prose";
}

/** True where no letters but single ones, as in formulas, stand outside of braces. */
export function hasSingleLetters(tex: string): boolean {
  return !/\p{L}{2}/u.test(dropGroups(tex));
}

/** The text without what is in braces. A brace that is not closed takes nothing. */
function dropGroups(text: string): string {
  let dropped = "";
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") {
      if (depth === 0) {
        dropped += text.slice(from, at);
        from = at;
      }
      depth += 1;
    } else if (text[at] === "}" && depth > 0) {
      depth -= 1;
      if (depth === 0) from = at + 1;
    }
  }
  return dropped + text.slice(from);
}
