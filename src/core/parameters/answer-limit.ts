import type { Json } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/** The two names of the limit of an answer's length: models take one of them, or either. */
const OTHER_LIMITS: Record<Path, Path> = {
  max_tokens: "max_completion_tokens",
  max_completion_tokens: "max_tokens",
};

/** The other name of the limit of an answer's length; undefined for any other parameter. */
export const getOtherLimit = (path: Path): Path | undefined => OTHER_LIMITS[path];

/** The value of a parameter, that of the answer's limit under either name. */
export const getParameter = (parameters: Parameters, path: Path): Json | undefined =>
  parameters[path] ?? parameters[OTHER_LIMITS[path] ?? path];

/**
 * The values with the limit of the answer under the name that a model takes, so that columns of several models are
 * compared under one limit. A limit that is set under that name stays.
 */
export function carryLimit(specs: readonly ParameterSpec[], values: Parameters): Parameters {
  const isTaken = (path: Path) => specs.some((spec) => spec.path === path);
  for (const [path, other] of Object.entries(OTHER_LIMITS)) {
    const { [path]: value, ...rest } = values;
    if (value !== undefined && !isTaken(path) && isTaken(other) && values[other] === undefined)
      return { ...rest, [other]: value };
  }
  return values;
}
