import { formatCount } from "#core/format.ts";
import type { Json } from "#core/json.ts";
import { formatValue } from "#core/openapi/check-json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import { getOtherLimit } from "./answer-limit.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { moveSchema } from "./schema-parameters.ts";
import { setParameter } from "./set-parameter.ts";

/** Parameters for another model, and a sentence about each that is another there or is left out. */
export type MappedParameters = { parameters: Parameters; changes: string[] };

const EFFORT: Path = "output_config.effort";
const LEVELS = ["low", "medium", "high", "xhigh", "max"];

/** The least budget of each level of effort that takes its place, the largest first. */
const BUDGETS: readonly [tokens: number, effort: string][] = [
  [16_384, "high"],
  [4096, "medium"],
  [0, "low"],
];

/**
 * The parameters as another model takes them: a thinking budget becomes adaptive thinking with an effort where the model has no
 * budget, a level of effort that it lacks becomes the nearest lower one, a schema of the answer moves into its form, and what it
 * does not take is left out.
 */
export function mapToModel(parameters: Parameters, specs: readonly ParameterSpec[]): MappedParameters {
  const changes: string[] = [];
  const withSchema = moveSchema(parameters, specs);
  if (withSchema !== parameters) changes.push("the schema of the answer is sent in the form that this model takes");
  let mapped = mapThinking(withSchema, specs, changes);
  for (const [path, value] of Object.entries(mapped)) {
    if (value === undefined) continue;
    const next = path === EFFORT ? lowerEffort(value, listValues(specs, EFFORT)) : value;
    if (next !== undefined && isTaken(specs, path, next)) {
      if (next === value) continue;
      changes.push(`${path} ${formatValue(value)} becomes ${formatValue(next)}`);
      mapped = { ...mapped, [path]: next };
    } else {
      changes.push(`${path} ${formatValue(value)} is left out`);
      mapped = setParameter(mapped, path, undefined);
    }
  }
  return { parameters: mapped, changes };
}

function mapThinking(parameters: Parameters, specs: readonly ParameterSpec[], changes: string[]): Parameters {
  const { "thinking.type": type, "thinking.budget_tokens": budget, ...others } = parameters;
  const types = listValues(specs, "thinking.type");
  if (type !== "enabled" || types.includes("enabled") || !types.includes("adaptive")) return parameters;
  const effort = BUDGETS.find(([tokens]) => typeof budget === "number" && budget >= tokens)?.[1];
  const isEffortSet =
    effort !== undefined && others[EFFORT] === undefined && listValues(specs, EFFORT).includes(effort);
  const from = typeof budget === "number" ? `a thinking budget of ${formatCount(budget)}` : "thinking";
  changes.push(`${from} becomes adaptive thinking${isEffortSet ? ` with effort ${effort}` : ""}`);
  return { ...others, "thinking.type": "adaptive", ...(isEffortSet && { [EFFORT]: effort }) };
}

/** The level itself where the model has it, else the nearest lower one; undefined for none. */
function lowerEffort(level: Json, efforts: readonly string[]): string | undefined {
  const rank = typeof level === "string" ? LEVELS.indexOf(level) : -1;
  return LEVELS.slice(0, rank + 1).findLast((each) => efforts.includes(each));
}

function isTaken(specs: readonly ParameterSpec[], path: Path, value: Json): boolean {
  const spec = specs.find((each) => each.path === path || each.path === getOtherLimit(path));
  return spec !== undefined && spec.check(value) === undefined;
}

function listValues(specs: readonly ParameterSpec[], path: Path): readonly string[] {
  const control = specs.find((spec) => spec.path === path)?.control;
  return control?.kind === "enum" ? control.values : [];
}
