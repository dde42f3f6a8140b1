import type { Parameters, Path } from "#core/conversation/conversation.ts";
import { isJsonObject } from "#core/json.ts";
import type { SpecSource } from "./read-specs.ts";

/** A change offered in one click: what it says, what it sets, what it unsets. */
export type Fix = { label: string; set: Parameters; unset: Path[] };

/** Why a parameter cannot be sent beside the others now. Its value is remembered. */
export type Block = {
  path: Path;
  reason: string;
  fix: Fix;
  /** Another value could be sent: the control stays open. */
  canBeTyped?: boolean;
};

/** Two values that contradict each other: nothing runs until one of them changes. */
export type Conflict = { path: Path; reason: string; fixes: Fix[] };

/** One thing a model does not take together. Rows are tried in order; an earlier block frees what it blocks. */
type ParameterRule = {
  sources: readonly SpecSource[];
  block?: (values: Parameters) => Block[];
  conflict?: (values: Parameters) => Conflict[];
};

const CLAUDE = ["opus-4-5", "claude"] as const;
const THINKING_OFF: Fix = {
  label: "Turn thinking off",
  set: {},
  unset: ["thinking.type", "thinking.budget_tokens"],
};
/** Room for the answer that is left beside a thinking budget, in tokens. */
export const ANSWER_ROOM_TOKENS = 1024;
const CHAT_DEFAULT_MAX_TOKENS = 32_000;
const OUTPUT_MAX_TOKENS = 64_000;

const RULES: readonly ParameterRule[] = [
  {
    sources: CLAUDE,
    block: (values) =>
      isThinking(values)
        ? ["temperature", "top_k"].map((path) => ({
            path,
            reason: "not taken while thinking is on",
            fix: THINKING_OFF,
          }))
        : [],
  },
  {
    sources: CLAUDE,
    block: (values) =>
      isThinking(values) && typeof values["top_p"] === "number" && values["top_p"] < 0.95
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
    sources: CLAUDE,
    block: (values) => {
      if (isThinking(values)) return [];
      if (values["temperature"] !== undefined)
        return [exclude("top_p", "temperature")];
      return values["top_p"] === undefined ? [] : [exclude("temperature", "top_p")];
    },
  },
  {
    sources: CLAUDE,
    block: (values) => {
      const choice = values["tool_choice"];
      const forces = isJsonObject(choice) && (choice["type"] === "any" || choice["type"] === "tool");
      return isThinking(values) && forces
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
    sources: CLAUDE,
    conflict: (values) => {
      const budget = values["thinking.budget_tokens"];
      const limit = values["max_tokens"] ?? CHAT_DEFAULT_MAX_TOKENS;
      if (!isThinking(values) || typeof budget !== "number" || typeof limit !== "number") return [];
      if (budget < limit) return [];
      const raised = budget + ANSWER_ROOM_TOKENS;
      const lowered = limit - ANSWER_ROOM_TOKENS;
      const fixes: Fix[] = [];
      if (raised <= OUTPUT_MAX_TOKENS)
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

/** Every parameter that cannot be sent beside the others, by path. */
export function readBlocks(source: SpecSource, values: Parameters): Record<Path, Block> {
  const blocks: Record<Path, Block> = {};
  for (const rule of RULES)
    if (rule.sources.includes(source))
      for (const block of rule.block?.(values) ?? []) blocks[block.path] ??= block;
  return blocks;
}

/** Every contradiction among the values that would be sent. */
export function readConflicts(source: SpecSource, values: Parameters): Conflict[] {
  return RULES.filter((rule) => rule.sources.includes(source)).flatMap(
    (rule) => rule.conflict?.(values) ?? [],
  );
}

export function isThinking(values: Parameters): boolean {
  return values["thinking.type"] === "enabled";
}

function exclude(path: Path, other: Path): Block {
  return {
    path,
    reason: "this model takes temperature or top_p, not both",
    fix: { label: `Unset ${other}`, set: {}, unset: [other] },
  };
}
