import { decodeHost } from "./decode-host.ts";

/** Letters that are written together: Japanese and Korean names mix their scripts with each other and with Latin. */
const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー々a-z\d-]*$/u;
/** Latin letters with the marks of European languages. Others, such as "ɢ", are taken for plain ones. */
const LATIN = /^[a-z\d\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u017e-]*$/u;
/** Scripts of which most letters look like Latin ones. */
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;
const SCRIPTS = "Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Devanagari Bengali Tamil Thai Cherokee Lisu"
  .split(" ")
  .map((name) => new RegExp(`\\p{Script=${name}}`, "u"));

/** True for a host whose letters may be taken for others: of several alphabets, or all of one that looks like Latin. */
export function isLookAlikeHost(host: string): boolean {
  if (!host.includes("xn--")) return false;
  const decoded = decodeHost(host);
  if (decoded === undefined) return true;
  const labels = decoded.split(".");
  const hasLatinEnd = /^[a-z\d-]+$/.test(labels.at(-1) ?? "");
  return labels.some((label) => {
    if (EAST_ASIAN.test(label) || LATIN.test(label)) return false;
    if (SCRIPTS.filter((script) => script.test(label)).length !== 1) return true;
    return /\p{Script=Latin}/u.test(label) || (hasLatinEnd && LIKE_LATIN.test(label));
  });
}

/** A host as it is shown: in its own letters where they cannot be taken for others, and a long one by its end. */
export function formatHost(host: string): string {
  const shown = isLookAlikeHost(host) ? host : (decodeHost(host) ?? host);
  return shown.length > MAX_CHARS ? `…${shown.slice(1 - MAX_CHARS)}` : shown;
}

/** The end of a host says whose it is: "www.bank.example.evil.example" belongs to evil.example. */
const MAX_CHARS = 48;
