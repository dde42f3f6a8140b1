import type { Check } from "#core/conversation/check.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { readSentSchema } from "#core/parameters/schema-parameters.ts";
import type { CheckFacts } from "./check-facts.ts";
import type { CheckResult } from "./check-result.ts";
import { createCheck } from "./create-check.ts";

/** The check of an answer by the schema that its own request gave, with what it looks at. */
export type FitCheck = { check: Check; facts: CheckFacts };

/** The answer to whether a reply fits its schema: a sentence without a full stop, and every place where it does not. */
export type AnswerFit = { outcome: CheckResult["outcome"]; sentence: string; misfits: readonly string[] };

/** The check of a reply by the schema it was sent with; undefined where it had none, has no text or calls tools. */
export function buildFitCheck(reply: Reply): FitCheck | undefined {
  const { parameters, extraJson, handMadeBody } = reply.sentWith;
  const schema = readSentSchema(handMadeBody === undefined ? parameters : {}, handMadeBody ?? extraJson);
  const text = getReplyText(reply);
  // An answer that calls tools is not whole yet.
  const isCall = reply.parts.some(({ kind }) => kind === "tool-call");
  if (schema === undefined || text === "" || isCall) return undefined;
  // Braces in a schema are no markers: it was sent as it stands.
  const written = JSON.stringify(schema).replaceAll("{{", String.raw`{\u007b`);
  return {
    check: createCheck("answer-fit", "json-schema", { schema: written }),
    facts: { replyId: reply.id, text, row: {}, calls: [], usage: {} },
  };
}

/** A result of that check in words, which says of a text that breaks off no more than that. */
export function describeFit(
  { status, finishReason = "" }: Reply,
  { outcome, reason, misfits = [] }: CheckResult,
): AnswerFit {
  const isCut = status !== "done" || CUT_REASONS.has(finishReason);
  if (outcome === "pass") return { outcome, sentence: "fits the schema", misfits: [] };
  if (outcome === "unknown") return { outcome, sentence: `fit to the schema is not known: ${reason}`, misfits: [] };
  if (isCut && misfits.length === 0)
    return { outcome, sentence: "does not fit the schema: cut off before its end", misfits: [] };
  const more = misfits.length > 1 ? ` and ${misfits.length - 1} more` : "";
  return { outcome, sentence: `does not fit the schema: ${misfits[0] ?? reason}${more}`, misfits };
}

const CUT_REASONS = new Set(["length", "max_tokens", "model_context_window_exceeded"]);
