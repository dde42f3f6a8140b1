import type { Json } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";

/**
 * Sets one parameter, or unsets it for undefined. A thinking budget is never sent without the type that gives it a
 * meaning, and the type never without a budget.
 */
export function setParameter(parameters: Parameters, path: Path, value: Json | undefined): Parameters {
  const set = changeOne(parameters, path, value);
  return path === "thinking.budget_tokens"
    ? changeOne(set, "thinking.type", value === undefined ? undefined : "enabled")
    : set;
}

function changeOne(parameters: Parameters, path: Path, value: Json | undefined): Parameters {
  const { [path]: _before, ...rest } = parameters;
  return value === undefined ? rest : { ...rest, [path]: value };
}
