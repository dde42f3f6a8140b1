/** Accents, Hebrew points and Arabic vowel signs. Marks of other scripts are letters of their own and stay. */
const FOLDED_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
const LETTERS: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", œ: "oe" };
const OTHER_LETTERS = /[ßøłđıæœ]/g;
/** A text without a letter that folding changes in another way than to a small one. */
const PLAIN = /^\p{ASCII}*$/u;

/** A text in small letters without accents, in which a search finds it however it is typed. */
export function foldText(text: string): string {
  return removeAccents(text.toLowerCase());
}

/** A text without accents; of small letters also those that have a form of their own, such as "ß". */
export function removeAccents(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(FOLDED_MARKS, "")
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");
}
