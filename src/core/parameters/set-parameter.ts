import type { Json } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";

/**
 * The parameters with one value set, or unset where it is undefined. A thinking budget is never sent without the type
 * that makes it mean something, nor the type without a budget.
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
