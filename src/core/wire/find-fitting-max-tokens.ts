import { MAX_JUDGED_CHARS } from "./error-facts.ts";

/** The names under which services take the largest number of tokens of an answer. */
const FIELD = String.raw`(?:max_(?:completion_|output_|new_)?tokens|maxoutputtokens|max (?:output|new|completion) tokens|maximum tokens you requested)`;
const NUMBER = String.raw`(\d[\d,_]{0,12})`;

type Sum = { context: number; prompt: number };

/** Sentences that count both: the context, then what the prompt takes of it. */
const SUMS: readonly RegExp[] = [
  // "maximum context length is 4096 tokens. However, you requested 4108 tokens (12 in the messages, 4096 in the completion)"
  new RegExp(
    String.raw`context length is ${NUMBER}[^(]{0,150}\(${NUMBER} (?:in|of)\b[^)]{0,150}\b(?:completion|output)`,
  ),
  // "maximum context length is 4096 tokens and your request has 12 input tokens"
  new RegExp(String.raw`context length is ${NUMBER}[^.]{0,80}(?:request|prompt) has ${NUMBER} input`),
];

/** Sentences that count the prompt first. */
const SUMS_TURNED: readonly RegExp[] = [
  // "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"
  new RegExp(String.raw`${FIELD}[^:]{0,40}:\s*${NUMBER} \+ \d[\d,_]{0,12} > ${NUMBER}`),
  // "prompt (3000 tokens) + max_tokens (2000) exceeds context size (4096)"
  new RegExp(String.raw`${NUMBER} tokens?\)?,? (?:\+|plus|and) ${FIELD}[^.]{0,60}(?:exceeds?|>)[^.\d]{0,40}${NUMBER}`),
];

/** Sentences that name the largest number that is taken. */
const MOST: readonly RegExp[] = [
  /can only afford (\d[\d,_]{0,12})/,
  new RegExp(String.raw`${FIELD}[^.\n]{0,60}range[^.\d]{0,20}\[\s*\d+\s*,\s*${NUMBER}\s*\]`),
  new RegExp(String.raw`\brange of ${FIELD}[^.\d]{0,30}\[\s*\d+\s*,\s*${NUMBER}\s*\]`),
  new RegExp(String.raw`${FIELD}[^.\n]{0,80}\bbetween \d+ and ${NUMBER}`),
  new RegExp(String.raw`${FIELD}:? \d[\d,_]{0,12} > ${NUMBER}`),
  new RegExp(
    String.raw`${FIELD}[^\n]{0,100}?(?:<=|≤|less than or equal to|at most|no more than|not exceed|up to|above the (?:limit|maximum) of|exceeds? the (?:limit|maximum)[^.\d]{0,30}|(?:limit|maximum)[^.\d]{0,40}? (?:is|of)|maximum:?|limit:)[^.\d]{0,30}${NUMBER}`,
  ),
];

/** Sentences that name the first number that is not taken. */
const FIRST_REFUSED: readonly RegExp[] = [
  new RegExp(String.raw`${FIELD}[^.\n]{0,80}range[^.\d]{0,20}\[\s*\d+\s*,\s*${NUMBER}\s*\)`),
  new RegExp(String.raw`${FIELD}[^\n]{0,80}range[^\n]{0,60}to ${NUMBER} \(exclusive\)`),
  new RegExp(String.raw`${FIELD}[^.\n]{0,60}(?:must|should)[^.\n]{0,20}(?:less than|<|below|smaller than) ${NUMBER}`),
];

/** The sum of a prompt and an answer with the parts in a later sentence. */
const GIVEN = new RegExp(String.raw`${FIELD}\s*(?:must be|should be)?\s*<=\s*${NUMBER}\. given: ${NUMBER}`);

/** Sentences that say the number is too large and name no other. */
const TOO_LARGE = new RegExp(
  String.raw`\bfewer ${FIELD}|${FIELD}[^.\n]{0,60}(?:too (?:large|big|high)|exceed|above|greater than the)`,
);

/**
 * The outcome for a sentence about the length of an answer: the largest `max_tokens` that fits beside the prompt, in the
 * credit or in the model's limit; 0 where the prompt alone is too long; undefined for a sentence about something else.
 */
export function findFittingMaxTokens(sentence: string): number | undefined {
  const text = simplify(sentence).replaceAll(/\s+/g, " ");
  const sum = findSum(text);
  if (sum) return Math.max(0, sum.context - sum.prompt);
  const most = matchNumber(MOST, text);
  if (most !== undefined) return most;
  const refused = matchNumber(FIRST_REFUSED, text);
  return refused === undefined ? undefined : refused - 1;
}

/** True for a sentence that says max_tokens is too large, whether or not it says which number fits. */
export function isMaxTokensTooLarge(sentence: string): boolean {
  const text = simplify(sentence);
  return !/budget/.test(text) && TOO_LARGE.test(text);
}

/** The beginning of a sentence in lower case, without quotes and stars. */
function simplify(sentence: string): string {
  return sentence
    .slice(0, MAX_JUDGED_CHARS)
    .toLowerCase()
    .replaceAll(/[`'"*]/g, "");
}

/** True for a sentence whose number is the model's own limit, and no rest of a context or of a credit. */
export function isBoundOfModel(sentence: string): boolean {
  const text = simplify(sentence).replaceAll(/\s+/g, " ");
  return (
    findFittingMaxTokens(sentence) !== undefined &&
    findSum(text) === undefined &&
    !/\bafford\b|\bcontext\b|\bcredits?\b|\bprompt\b/.test(text)
  );
}

function findSum(text: string): Sum | undefined {
  for (const pattern of SUMS) {
    const [, context, prompt] = pattern.exec(text) ?? [];
    if (context !== undefined && prompt !== undefined) return { context: toCount(context), prompt: toCount(prompt) };
  }
  const [, limit, given] = GIVEN.exec(text) ?? [];
  if (limit !== undefined && given !== undefined) return { context: toCount(limit), prompt: toCount(given) };
  for (const pattern of SUMS_TURNED) {
    const [, prompt, context] = pattern.exec(text) ?? [];
    if (context !== undefined && prompt !== undefined) return { context: toCount(context), prompt: toCount(prompt) };
  }
  return undefined;
}

function matchNumber(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    const [, digits] = pattern.exec(text) ?? [];
    if (digits !== undefined && !/budget/.test(text)) return toCount(digits);
  }
  return undefined;
}

function toCount(digits: string): number {
  return Number(digits.replaceAll(/[,_]/g, ""));
}
