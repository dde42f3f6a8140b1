import { isJsonObject } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { Exclusion, Conflict, Fix, ParameterRule } from "./parameter-rule.ts";
import type { SpecSource } from "./spec-source.ts";

/** The limits of a Claude model that its rules depend on. */
export type ClaudeLimits = {
  /** The value of `max_tokens` where it is not sent. */
  defaultMaxTokens: number;
  outputMaxTokens: number;
  /** False for the models without temperature, top_p and top_k: from 4.7 on. */
  hasSampling: boolean;
  /** True where the model refuses temperature and top_p together: from 4.1 on. */
  hasExclusiveSamplers: boolean;
};

const THINKING_OFF: Fix = {
  label: "Turn thinking off",
  set: {},
  unset: ["thinking.type", "thinking.budget_tokens"],
};
/** Tokens reserved for the reply beside a thinking budget. */
export const RESERVED_REPLY_TOKENS = 1024;

/** The rules of a Claude model. */
export function buildClaudeRules({
  defaultMaxTokens,
  outputMaxTokens,
  hasSampling,
  hasExclusiveSamplers,
}: ClaudeLimits): readonly ParameterRule[] {
  return [
    {
      findExclusions: (values) =>
        hasSampling && isThinking(values)
          ? ["temperature", "top_k"].map((path) => ({
              path,
              reason: "not accepted while thinking is on",
              fix: THINKING_OFF,
            }))
          : [],
    },
    {
      findExclusions: (values) =>
        hasSampling && isThinking(values) && typeof values["top_p"] === "number" && values["top_p"] < 0.95
          ? [
              {
                path: "top_p",
                reason: "only 0.95 to 1 while thinking is on",
                canBeTyped: true,
                fix: { label: "Set top_p to 0.95", set: { top_p: 0.95 }, unset: [] },
              },
            ]
          : [],
    },
    {
      findExclusions: (values) => {
        if (isThinking(values) || !hasExclusiveSamplers) return [];
        if (values["temperature"] !== undefined) return [exclude("top_p", "temperature")];
        return values["top_p"] === undefined ? [] : [exclude("temperature", "top_p")];
      },
    },
    {
      findExclusions: (values) => {
        const choice = values["tool_choice"];
        const isForced =
          choice === "required" || (isJsonObject(choice) && (choice["type"] === "any" || choice["type"] === "tool"));
        return isThinking(values) && isForced
          ? [
              {
                path: "tool_choice",
                reason: "thinking takes only auto or none",
                fix: { label: "Set it to auto", set: { tool_choice: { type: "auto" } }, unset: [] },
              },
            ]
          : [];
      },
    },
    {
      findConflicts: (values) => {
        const budget = values["thinking.budget_tokens"];
        const limit = values["max_tokens"] ?? defaultMaxTokens;
        if (!isThinking(values) || typeof budget !== "number" || typeof limit !== "number") return [];
        if (budget < limit) return [];
        const raised = budget + RESERVED_REPLY_TOKENS;
        const lowered = limit - RESERVED_REPLY_TOKENS;
        const fixes: Fix[] = [];
        if (raised <= outputMaxTokens)
          fixes.push({ label: `Raise max_tokens to ${raised}`, set: { max_tokens: raised }, unset: [] });
        if (lowered >= 1024)
          fixes.push({
            label: `Lower the budget to ${lowered}`,
            set: { "thinking.budget_tokens": lowered },
            unset: [],
          });
        if (fixes.length === 0) fixes.push(THINKING_OFF);
        return [{ path: "thinking.budget_tokens", reason: `must be below max_tokens (${limit})`, fixes }];
      },
    },
  ];
}

const OPUS_4_5_RULES = buildClaudeRules({
  defaultMaxTokens: 32_000,
  outputMaxTokens: 64_000,
  hasSampling: true,
  hasExclusiveSamplers: true,
});

function getRules(source: SpecSource): readonly ParameterRule[] {
  if (typeof source === "object") return source.rules;
  return source === "opus-4-5" || source === "claude" ? OPUS_4_5_RULES : [];
}

/** Every parameter that cannot be sent with the others, by path. */
export function computeExclusions(source: SpecSource, values: Parameters): Record<Path, Exclusion> {
  const exclusions: Record<Path, Exclusion> = {};
  for (const rule of getRules(source))
    for (const exclusion of rule.findExclusions?.(values) ?? []) exclusions[exclusion.path] ??= exclusion;
  return exclusions;
}

/** Every conflict among the values that would be sent. */
export function computeConflicts(source: SpecSource, values: Parameters): Conflict[] {
  return getRules(source).flatMap((rule) => rule.findConflicts?.(values) ?? []);
}

export function isThinking(values: Parameters): boolean {
  return values["thinking.type"] === "enabled" || values["thinking.type"] === "adaptive";
}

function exclude(path: Path, other: Path): Exclusion {
  return {
    path,
    reason: "this model takes temperature or top_p, not both",
    fix: { label: `Unset ${other}`, set: {}, unset: [other] },
  };
}
