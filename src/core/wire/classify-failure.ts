import type { ErrorFacts } from "./error-facts.ts";
import { MAX_JUDGED_CHARS } from "./error-facts.ts";
import type { FailureKind } from "./failure.ts";
import { FAILURE_ROWS, STATUS_BY_CODE } from "./failure-rows.ts";
import { findFittingMaxTokens, isMaxTokensTooLarge } from "./find-fitting-max-tokens.ts";
import { stripNames } from "./strip-names.ts";

/** The status of a response and the form of its body. */
export type ResponseForm = { status: number | undefined; isJson: boolean };

/**
 * The cause of a failure: by what the message counts, then by a code, then by words, and by the status where none of
 * them decides. "error-in-stream" where not even a status is known.
 */
export function classifyFailure(facts: ErrorFacts, { status, isJson }: ResponseForm): FailureKind {
  const message = (facts.message ?? "").slice(0, MAX_JUDGED_CHARS);
  const words = stripNames(message);
  const exact = chooseStatus(status, facts);
  const byLength = exact === 429 ? undefined : classifyByLength(message);
  const kind = byLength ?? findRowByCode(facts.codes, words) ?? findRowByWords(message, words);
  if (kind !== undefined) return kind;
  return exact === undefined ? "error-in-stream" : classifyStatus(exact, words, isJson, facts);
}

/** The status to judge by: a gateway's own can wrap the more exact one of the service behind it. */
function chooseStatus(status: number | undefined, facts: ErrorFacts): number | undefined {
  if (status === undefined) return findNamedStatus(facts);
  return status === 400 || status >= 500 ? (facts.status ?? status) : status;
}

/** The status that an error names, as a number or by its type; undefined for none. */
export function findNamedStatus({ status, codes }: ErrorFacts): number | undefined {
  return status ?? codes.map((code) => STATUS_BY_CODE[code]).find((found) => found !== undefined);
}

function classifyByLength(message: string): FailureKind | undefined {
  const fitting = findFittingMaxTokens(message);
  if (fitting === 0) return "context-full";
  return fitting !== undefined || isMaxTokensTooLarge(message) ? "max-tokens-too-large" : undefined;
}

function findRowByCode(codes: readonly string[], words: string): FailureKind | undefined {
  for (const code of codes) {
    const row = FAILURE_ROWS.find((candidate) => candidate.codes.includes(code));
    if (!row) continue;
    // Services that limit tokens per minute refuse with that code a request that alone is above the limit.
    if (row.kind === "rate-limited" && /\brequest too large\b/.test(words)) return "too-large";
    return row.kind;
  }
  return undefined;
}

function findRowByWords(message: string, words: string): FailureKind | undefined {
  if (isModelEnumError(message.toLowerCase())) return "model-unknown";
  if (/\bextra_forbidden\b|\bextra inputs are not permitted/i.test(message)) return "unknown-field";
  const isRate = /\brate[- ]?limit|\bper (second|minute|hour|day)\b/.test(words);
  return FAILURE_ROWS.find((row) => !(isRate && row.kind === "context-full") && row.words?.test(words))?.kind;
}

/** True for a validation error of the field `model`, such as "Invalid enum value … received 'x'". */
function isModelEnumError(text: string): boolean {
  return /invalid (enum|option)/.test(text) && /(^|["'`\s.[])model["'`\s:\]]/.test(text);
}

/** A sentence by which a server says that it has nothing at this address. */
const NO_ROUTE =
  /^(error:? ?)?(404:? ?)?(the )?(requested )?(page|file|resource|route|endpoint|path|url|address)?( was| is)?( not found| could not be found| does not exist)?( on (this|the) server)?[.!]?$|^not found|\bcannot (post|get)\b|\b(invalid|unknown|unrecognized) (request )?(url|endpoint|path|route)|\bno (such )?(route|endpoint|handler)\b(?!s? found)|\broute\b.{0,60}\bnot found|\brequested url\b|\bunexpected endpoint\b/;

/** Titles of the pages that stand between a program and a service. */
const FIREWALL =
  /\battention required\b|\bjust a moment\b|\bcloudflare\b|\bsecurity check\b|\brequest (was )?blocked\b/;

/** The cause of failure that a status stands for where neither a code nor words tell more. */
function classifyStatus(status: number, words: string, isJson: boolean, { upstream }: ErrorFacts): FailureKind {
  switch (status) {
    case 401:
      return "key-refused";
    case 402:
      return "no-credit";
    case 403:
      if (!isJson && FIREWALL.test(words)) return "not-an-answer";
      return /\b(credits?|balance|payment|billing)\b/.test(words) ? "no-credit" : "forbidden";
    case 404:
      if (!isJson || NO_ROUTE.test(words.trim())) return "wrong-address";
      return /\bmodels?\b/.test(words) ? "model-unknown" : "bad-request";
    case 405:
      return "wrong-address";
    case 408:
      return "request-timeout";
    case 409:
      return "conflict";
    case 413:
      return "too-large";
    case 429:
      return "rate-limited";
    case 503:
      return "unavailable";
    case 504:
    // Gateways in front of a service have numbers of their own.
    case 522:
    case 524:
      return "timed-out";
    case 520:
    case 521:
    case 523:
    case 525:
    case 526:
    case 530:
      return "bad-gateway";
    case 529:
      return "overloaded";
    default:
      if (status === 502 || (status >= 500 && upstream !== undefined)) return "bad-gateway";
      if (status >= 500) return "server-error";
      return status >= 400 ? "bad-request" : "not-an-answer";
  }
}
