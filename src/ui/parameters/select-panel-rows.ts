import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { isConditionUnmet } from "#core/parameters/schema-rules.ts";
import type { Parameters } from "#core/vocabulary.ts";

/**
 * The parameters that have a row: not the one the thinking switch stands for, and those of a form that is not chosen
 * only while they hold a value.
 */
export function selectPanelRows(specs: readonly ParameterSpec[], values: Parameters, query: string): ParameterSpec[] {
  const terms = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return specs.filter((spec) => {
    const { path, description = "" } = spec;
    const text = `${path} ${description}`.toLowerCase();
    if (path === "thinking.type" && hasThinkingSwitch(specs)) return false;
    const isShown = Object.hasOwn(values, path) || !isConditionUnmet(spec, values);
    return isShown && terms.every((word) => text.includes(word));
  });
}

/** Thinking is on or off here, with a budget: one switch says both. */
export function hasThinkingSwitch(specs: readonly ParameterSpec[]): boolean {
  const type = specs.find(({ path }) => path === "thinking.type")?.control;
  return (
    type?.kind === "enum" && type.values.length === 1 && specs.some(({ path }) => path === "thinking.budget_tokens")
  );
}
