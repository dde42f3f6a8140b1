import type { Parameters, Path } from "#core/conversation/conversation.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";

/** What the page itself writes into every body. */
const WRITTEN_BY_THE_PAGE = ["model", "messages", "system"];

/** Which values of the body the extra JSON takes the place of, by path; none while it is not an object. */
export function readOverrides(extraJson: string, parameters: Parameters): Path[] {
  const extra = readJson(extraJson);
  if (!isJsonObject(extra)) return [];
  const paths = [...WRITTEN_BY_THE_PAGE, ...Object.keys(parameters)];
  return paths.filter((path) => reaches(extra, path.split(".")));
}

/** True where there is a value at the path, or one that is no object on the way to it. */
function reaches(value: Json, [name, ...rest]: string[]): boolean {
  if (name === undefined || !isJsonObject(value)) return true;
  if (!Object.hasOwn(value, name)) return false;
  return reaches(value[name] ?? null, rest);
}
