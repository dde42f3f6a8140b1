/** Letters of scripts that put no space after a word: Chinese, Japanese, Korean (its particles), Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\ud840-\ud888]/u;
/** Punctuation beyond ASCII, full-width symbols, and marks of direction. No address has these unescaped. */
const FOREIGN_MARK = /[^\0-\x7f]/;
/** The longest address that goes on with letters that may end it, each of which is judged by all that is before it. */
const MAX_CHARS = 1000;
const MARK = /[\p{P}\p{Cf}\uff00-\uffef]/u;

/**
 * True where a character after an address that was written into a text, such as "https://a.example/b", no longer belongs
 * to it. Letters of scripts without spaces end an address, except where an address is known to have them: in a host
 * that begins with them, in a title of a wiki and directly after "=" or "#".
 */
export function endsAddress(address: string, next: string): boolean {
  if (!FOREIGN_MARK.test(next)) return false;
  if (!UNSPACED.test(next)) return MARK.test(next);
  if (address.length > MAX_CHARS) return true;
  const host = /^(?:https?:\/\/)?[^/?#]*$/i.test(address);
  const last = address.slice(-1);
  if (host) return !(last === "/" || last === "." || UNSPACED.test(last));
  return !(/\/wiki\/(?:.*[^a-z0-9])?$/i.test(address) || /[=#]$/.test(address) || isInForeignValue(address));
}

/** True for a letter that no space separates from an address after it. */
export function mayStandBeforeAddress(letter: string): boolean {
  return UNSPACED.test(letter) || (FOREIGN_MARK.test(letter) && MARK.test(letter));
}

/** The length of an address within the text that begins with it. */
export function measureAddress(text: string): number {
  for (let end = text.search(FOREIGN_MARK); end >= 0 && end < text.length; end += 1)
    if (endsAddress(text.slice(0, end), text.charAt(end))) return end;
  return text.length;
}

/** True where the address ends in letters that belong to it: those that follow "=" or "#". */
function isInForeignValue(address: string): boolean {
  const value = /[=#]([^=#]+)$/.exec(address)?.[1] ?? "";
  return value !== "" && Array.from(value).every((letter) => UNSPACED.test(letter));
}
