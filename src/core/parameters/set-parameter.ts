import type { Json } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import { getOtherLimit } from "./answer-limit.ts";

/**
 * Sets one parameter, or unsets it for undefined. A thinking budget is never sent without the type that gives it a
 * meaning, and the type never without a budget. The limit of the answer is set under one of its names.
 */
export function setParameter(parameters: Parameters, path: Path, value: Json | undefined): Parameters {
  const otherLimit = getOtherLimit(path);
  const others = otherLimit === undefined ? parameters : changeOne(parameters, otherLimit, undefined);
  const set = changeOne(others, path, value);
  return path === "thinking.budget_tokens"
    ? changeOne(set, "thinking.type", value === undefined ? undefined : "enabled")
    : set;
}

function changeOne(parameters: Parameters, path: Path, value: Json | undefined): Parameters {
  const { [path]: _before, ...rest } = parameters;
  return value === undefined ? rest : { ...rest, [path]: value };
}
