import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";

/** The fields that the page itself writes into every body. */
const BUILT_IN_FIELDS = ["model", "messages", "system"];

/** The paths of body values that the extra JSON overrides; empty while it is not an object. */
export function findOverriddenPaths(extraJson: string, parameters: Parameters): Path[] {
  const extra = parseJson(extraJson);
  if (!isJsonObject(extra)) return [];
  const paths = [...BUILT_IN_FIELDS, ...Object.keys(parameters)];
  return paths.filter((path) => hasValueOnPath(extra, path.split(".")));
}

/** True where there is a value at the path, or a value other than an object on the way to it. */
function hasValueOnPath(value: Json, [name, ...rest]: string[]): boolean {
  if (name === undefined || !isJsonObject(value)) return true;
  if (!Object.hasOwn(value, name)) return false;
  return hasValueOnPath(value[name] ?? null, rest);
}
