import { cutWords } from "#core/compare/cut-words.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { UntoldError } from "./check-result.ts";
import type { KindContext, RunKind } from "./kind-context.ts";
import { getOption, listOption, needNumberOption, parseNumberOption } from "./parse-option.ts";
import { quote } from "./text-kinds.ts";

function countLength({ text, facts: { usage } }: KindContext, unit: string): number {
  if (unit === "words") return cutWords(text).words.filter(({ isCounted }) => isCounted).length;
  if (unit === "lines") return text.trim() === "" ? 0 : text.trim().split("\n").length;
  if (unit !== "tokens") return Array.from(text).length;
  if (usage.outputTokens === undefined) throw new UntoldError("the service did not count the tokens");
  return usage.outputTokens;
}

export const runLength: RunKind = (context) => {
  const { options } = context;
  const [least, most] = [parseNumberOption(options, "least"), parseNumberOption(options, "most")];
  if (least === undefined && most === undefined) throw new UntoldError("the check has no bound");
  const unit = getOption(options, "unit");
  const count = countLength(context, unit);
  const detail = `${formatCount(count)} ${unit}`;
  if (least !== undefined && count < least) return { holds: false, reason: "is too short", detail };
  if (most !== undefined && count > most) return { holds: false, reason: "is too long", detail };
  return { holds: true, reason: "has the length", detail };
};

export const runTime: RunKind = ({ options, facts: { timeMs } }) => {
  const most = needNumberOption(options, "most");
  if (timeMs === undefined) throw new UntoldError("its time is not known");
  const holds = timeMs <= most * 1000;
  return { holds, reason: holds ? "was fast enough" : "took too long", detail: `${(timeMs / 1000).toFixed(2)} s` };
};

export const runCost: RunKind = ({ options, facts: { costUsd } }) => {
  const most = needNumberOption(options, "most");
  if (costUsd === undefined) throw new UntoldError("its cost is not known");
  const holds = costUsd <= most;
  return { holds, reason: holds ? "was cheap enough" : "cost too much", detail: formatUsd(costUsd) };
};

export const runFinishReason: RunKind = ({ options, facts: { finishReason } }) => {
  const listed = listOption(options, "values").map((each) => each.toLowerCase());
  if (finishReason === undefined) throw new UntoldError("the service gave no finish reason");
  return { holds: listed.includes(finishReason.toLowerCase()), reason: `ended with ${finishReason}` };
};

const REFUSED = /refus|content_filter|safety|blocklist|prohibited|recitation|guardrail|sensitive|spii/i;
const REFUSES =
  /^\W*(?:(?:i['’]?m|i am) (?:really |very |so )?sorry,? (?:but|i)|sorry,? (?:but )?i|i (?:can(?:no|['’])t|am (?:not able|unable)|['’]m (?:not able|unable)|won['’]t|must decline|have to decline)|i(?:['’]m| am) (?:not able|unable) to|as an ai|(?:unfortunately|i apologi[sz]e),? (?:but )?i (?:can(?:no|['’])t|am))/i;

export const runRefusal: RunKind = ({ text, facts: { finishReason } }) => {
  if (finishReason !== undefined && REFUSED.test(finishReason))
    return { holds: true, reason: "refuses to answer", detail: `finish reason ${finishReason}` };
  const holds = REFUSES.test(text.slice(0, 300));
  return holds ? { holds, reason: "refuses to answer", detail: quote(text) } : { holds, reason: "answers" };
};
