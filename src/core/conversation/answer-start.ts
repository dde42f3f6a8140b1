import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson, stringOrEmpty, toList } from "#core/json.ts";
import type { Reply, SentWith } from "./conversation.ts";
import { fillPrompt } from "./fill-prompt.ts";

/** A prefill as it is sent: filled, without white space at its end, which services refuse. */
const fillPrefill = (sentWith: Pick<SentWith, "prefill" | "fillsMarkers" | "variables">): string =>
  sentWith.prefill === undefined ? "" : fillPrompt(sentWith.prefill, sentWith).trimEnd();

/**
 * The text that the request of a reply ends with, for the model to continue; "" for none. A reply that continues another one
 * begins with the text of that one instead, and a round after the results of tools goes on with an answer that is begun already.
 */
export function getAnswerStart({ after, sentWith }: Pick<Reply, "after" | "sentWith">): string {
  if (after !== undefined && sentWith.handMadeBody === undefined) return "";
  const { handMadeBody, extraJson } = sentWith;
  if (handMadeBody !== undefined) return findLastAnswer(parseJson(handMadeBody)) ?? "";
  const start = fillPrefill(sentWith);
  // Messages in the extra JSON take the place of all others.
  return start === "" ? "" : (findLastAnswer(parseJson(extraJson)) ?? start);
}

/** The text of an answer that the messages of a body end with, "" where they end otherwise; undefined without messages. */
function findLastAnswer(body: Json | undefined): string | undefined {
  const messages = isJsonObject(body) ? body["messages"] : undefined;
  if (!Array.isArray(messages)) return undefined;
  const last = messages.at(-1);
  if (!isJsonObject(last) || last["role"] !== "assistant") return "";
  if (typeof last["content"] === "string") return last["content"];
  return toList(last["content"])
    .map((part) => (isJsonObject(part) ? stringOrEmpty(part["text"]) : ""))
    .join("");
}
