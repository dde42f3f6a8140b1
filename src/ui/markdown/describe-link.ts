import { formatHost, isLookAlikeHost } from "#core/markdown/look-alike-host.ts";

/** Where a link leads. */
export type LinkDescription = {
  /** The host or the mail address. */
  target: string;
  /** True where the link's words or its address let one expect another target. */
  isMisleading: boolean;
};

const ADDRESS_IN_WORDS = /(?:https?:\/\/|\bwww\.)[^\s<>"'()[\]{}]+/iu;
/** Words that are the name of a site. "Node.js" and "README.md" are none: their ends are no usual ones of sites. */
const SITE =
  /^(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|edu|gov|info|io|dev|app|ai|co|eu|de|fr|uk|es|it|nl|pl|ch|at|se|jp|cn|tw|hk|kr|in|ir|il|sa|ae|tr|ru|ua|br|mx|ca|au|us)(?:[/?#:]\S*)?$/iu;
/** Marks that show letters in another order than they are written in. */
const TURNED = /[\u202d\u202e]/;
const MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;

/** The target of a link with these words; undefined for an address that cannot be parsed. */
export function describeLink(address: string, words: string): LinkDescription | undefined {
  const text = normalizeWords(words);
  if (/^mailto:/i.test(address)) {
    const target = address.slice("mailto:".length).replace(/\?.*$/, "");
    return { target, isMisleading: MAIL.test(text) && text.toLowerCase() !== target.toLowerCase() };
  }
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const named = parseNamedHost(text);
  const isMisleading =
    url.username !== "" ||
    TURNED.test(words) ||
    isLookAlikeHost(url.hostname) ||
    (named !== undefined && !isSameSite(named, url.hostname)) ||
    MAIL.test(text);
  return { target: formatHost(url.host), isMisleading };
}

/** The words as they are read: without letters that are not seen, with full-width letters and stops as plain ones. */
function normalizeWords(words: string): string {
  return words
    .replaceAll(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .replaceAll("。", ".")
    .trim();
}

/** The host that the words name; undefined where they name none. */
function parseNamedHost(words: string): string | undefined {
  const named = ADDRESS_IN_WORDS.exec(words)?.[0] ?? (SITE.test(words) ? words : undefined);
  if (named === undefined) return undefined;
  return parseUrl(/^https?:/i.test(named) ? named : `https://${named}`)?.hostname;
}

function parseUrl(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** True for equal hosts, and where one is a part of the other: "docs.a.example" belongs to "a.example". */
function isSameSite(named: string, host: string): boolean {
  const [a, b] = [named, host].map((each) => each.replace(/^www\./, ""));
  return a === b || host.endsWith(`.${a}`) || named.endsWith(`.${b}`);
}
