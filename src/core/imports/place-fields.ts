import { getExactNumber, writeJson } from "#core/exact-number.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";

/**
 * A conversation with the fields of a body as its parameters, where its model has a control for them; all others stand
 * in the extra JSON, which is sent as it is.
 */
export function placeFields(conversation: Conversation, fields: JsonObject, paths: readonly Path[]): Conversation {
  const known = new Set(paths);
  const parameters: Parameters = { ...conversation.shared.parameters };
  const extra = takeParameters(fields, "", known, parameters);
  const extraJson = Object.keys(extra).length === 0 ? conversation.shared.extraJson : writeJson(extra, true);
  return { ...conversation, shared: { ...conversation.shared, parameters, extraJson } };
}

/** Moves each value with a known path to the parameters, and returns the rest. */
function takeParameters(
  object: JsonObject,
  prefix: Path,
  known: ReadonlySet<Path>,
  parameters: Parameters,
): JsonObject {
  const rest: [string, Json][] = [];
  for (const [name, value] of Object.entries(object)) {
    const path = prefix + name.replaceAll(/[\\.]/g, "\\$&");
    if (known.has(path)) parameters[path] = value;
    else if (isJsonObject(value) && getExactNumber(value) === undefined && hasBelow(known, path)) {
      const inner = takeParameters(value, `${path}.`, known, parameters);
      if (Object.keys(inner).length > 0) rest.push([name, inner]);
    } else rest.push([name, value]);
  }
  return Object.fromEntries(rest);
}

const hasBelow = (known: ReadonlySet<Path>, path: Path): boolean =>
  [...known].some((each) => each.startsWith(`${path}.`));
