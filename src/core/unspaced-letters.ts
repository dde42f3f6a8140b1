/** Letters of scripts that write no spaces between words, for a character class of a regular expression with the flag `u`. */
export const UNSPACED_LETTERS = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`;
