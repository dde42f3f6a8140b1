import type { Reply } from "#core/conversation/conversation.ts";
import { describeFailure } from "./describe-failure.ts";
import { explainRefusal } from "#core/conversation/explain-refusal.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import { writeJson } from "#core/exact-number.ts";
import { formatCount, formatSeconds, formatUsd } from "#core/format.ts";
import { listMarkWords } from "#core/conversation/list-mark-words.ts";
import { parsePresetId, PRESETS } from "#core/connections/presets.ts";

/** The settings that a reply was sent with, each as "name value": the model and its service first. */
export function listSettings({ origin, isExample, sentWith }: Reply): string[] {
  if (origin === "written") return [isExample ? "written for the gallery, by no model" : "written by hand"];
  const { modelId, connectionId, parameters, variables, extraJson, handMadeBody } = sentWith;
  const presetId = parsePresetId(connectionId);
  const sentTo = [modelId, ...(presetId ? [PRESETS[presetId].name] : [])];
  // Of its column's settings nothing was sent.
  if (handMadeBody !== undefined) return [...sentTo, "request made by hand"];
  return [
    ...sentTo,
    ...Object.entries(parameters).map(
      ([path, value]) => `${path} ${typeof value === "string" ? value : writeJson(value)}`,
    ),
    ...Object.entries(variables).map(([name, value]) => `${name} = ${describeVariable(value)}`),
    ...(extraJson.trim() === "" ? [] : ["extra JSON"]),
  ];
}

/** The settings of a reply without the values of its row. */
export const listOwnSettings = (reply: Reply): string[] =>
  listSettings({ ...reply, sentWith: { ...reply.sentWith, variables: {} } });

function describeVariable(value: string): string {
  const picture = parsePictureValue(value);
  return picture ? describePicture(picture) : value;
}

/** The figures of a reply in words and what it was marked as; empty where none is known. */
export function listFigures(reply: Reply): string[] {
  const { firstTokenMs, tokensPerSecond, inputTokens, outputTokens, thinkingTokens, billedUsd } = computeMetrics(reply);
  return [
    ...(firstTokenMs === undefined ? [] : [`first token ${formatSeconds(firstTokenMs)}`]),
    ...(tokensPerSecond === undefined ? [] : [`${formatCount(tokensPerSecond)} tok/s`]),
    ...(inputTokens === undefined ? [] : [`in ${formatCount(inputTokens)} tok`]),
    ...(outputTokens === undefined ? [] : [`out ${formatCount(outputTokens)} tok`]),
    ...(thinkingTokens ? [`thinking ${formatCount(thinkingTokens)} tok`] : []),
    ...(billedUsd === undefined ? [] : [billedUsd === 0 ? "free" : `${formatUsd(billedUsd)} billed`]),
    ...(reply.mark ? listMarkWords(reply.mark) : []),
  ];
}

/** A sentence for a reply that did not end as its model meant; undefined for one that did. */
export function describeEnd({ status, failure, finishReason, refusal, batchId }: Reply): string | undefined {
  if (status === "failed") return describeFailure(failure);
  if (status === "stopped") return "Stopped.";
  if (status === "queued" && batchId !== undefined) return "Waits in a batch.";
  if (status !== "done") return "Interrupted.";
  if (refusal) return explainRefusal(refusal);
  return finishReason === "length" || finishReason === "max_tokens" ? "Cut off at the limit of tokens." : undefined;
}
