import { readJsonReply } from "#core/compare/parse-json-reply.ts";
import { parseExactJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { MissingError } from "./check-result.ts";

/** The JSON of an answer, and the way in which it stands there. */
export type AnswerJson = { value: Json; isFenced: boolean; around: string };

/** The JSON that an answer is, or that stands in its first code fence; undefined where there is none. */
export function readAnswerJson(text: string): AnswerJson | undefined {
  const whole = parseExactJson(text.trim());
  if (whole !== undefined) return { value: whole, isFenced: false, around: "" };
  const fenced = readJsonReply(text);
  return fenced && { value: fenced.value, isFenced: true, around: fenced.around };
}

/** The JSON of an answer that a check needs. Throws a `MissingError` where there is none. */
export function needAnswerJson(text: string): Json {
  const json = readAnswerJson(text);
  if (!json) throw new MissingError(text.trim() === "" ? "the answer is empty" : "the answer is not JSON");
  return json.value;
}
