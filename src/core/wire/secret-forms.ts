import { escapePattern } from "#core/escape-pattern.ts";

/**
 * One way in which a secret can be written: a pattern for each of its characters, and the first that is not public.
 * `plain` has what a character can be where nothing is escaped; undefined where the secret has characters that are
 * written in other ways.
 */
export type SecretForm = {
  characters: readonly string[];
  plain: readonly (readonly string[])[] | undefined;
  coreStart: number;
  anchorLength: number;
};

/** The length of the part of a secret that is recognised alone, so that a secret that was cut off is found too. */
const CUT_CHARS = 8;
/** As many characters of base64 as hold that part. */
const CUT_BASE64_CHARS = 11;
/** The beginning that all keys of a service share, such as "sk-ant-api03-", and so gives nothing away. */
const PUBLIC_PREFIX = /^(?:[a-z]{2,8}\d{0,2}[-_]){1,4}/i;
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The forms of a secret that services repeat: plain or escaped (as in JSON, addresses and HTML), in base64 at any place
 * of a longer text, and in hexadecimal digits.
 */
export function listSecretForms(secret: string): SecretForm[] {
  const prefixLength = PUBLIC_PREFIX.exec(secret)?.[0].length ?? 0;
  const coreStart = secret.length - prefixLength >= CUT_CHARS * 2 ? prefixLength : 0;
  const plain = {
    characters: Array.from(secret, buildCharacterPattern),
    plain: /^[\w.:~+-]+$/.test(secret) ? Array.from(secret, (character) => [character]) : undefined,
    coreStart,
    anchorLength: CUT_CHARS,
  };
  const hex = {
    characters: Array.from(secret, toHex),
    plain: Array.from(secret, (character) => [toHex(character)]),
    coreStart,
    anchorLength: CUT_CHARS,
  };
  return [plain, hex, ...[0, 1, 2].map((offset) => buildBase64Form(secret, coreStart, offset))];
}

/** The base64 digits that the secret alone determines, where `offset` bytes precede it in their group of three. */
function buildBase64Form(secret: string, coreStart: number, offset: number): SecretForm {
  const bits = Array.from(secret, (character) => character.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  const firstBit = (6 - ((offset * 8) % 6)) % 6;
  const digits: string[] = [];
  for (let bit = firstBit; bit + 6 <= bits.length; bit += 6)
    digits.push(BASE64[Number.parseInt(bits.slice(bit, bit + 6), 2)] ?? "");
  return {
    characters: digits.map(buildBase64Pattern),
    plain: digits.map((digit) => (digit === "+" ? ["+", "-"] : digit === "/" ? ["/", "_"] : [digit])),
    coreStart: Math.max(0, Math.ceil((coreStart * 8 - firstBit) / 6)),
    anchorLength: CUT_BASE64_CHARS,
  };
}

/** A pattern for a character: itself, or escaped in JSON (also JSON within JSON), in an address or in HTML. */
function buildCharacterPattern(character: string): string {
  const hex = toHex(character);
  const code = character.charCodeAt(0);
  const slashes = /["\\/]/.test(character) ? String.raw`\\*` : "";
  return `(?:${slashes}${escapePattern(character)}|\\\\+u00${hex}|%(?:25)*${hex}|&#(?:x0*${hex}|0*${code});)`;
}

function buildBase64Pattern(digit: string): string {
  // The alphabet for addresses has other characters in two places.
  if (digit === "+") return `(?:-|${buildCharacterPattern("+")})`;
  if (digit === "/") return `(?:_|${buildCharacterPattern("/")})`;
  return digit;
}

const toHex = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, "0");
