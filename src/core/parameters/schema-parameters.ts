import { getObject, isJsonObject, parseJson } from "#core/json.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { mergeBodies, setAtPath } from "#core/wire/body-path.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/** The vendor in whose form a request says the schema of its answer. */
export type SchemaForm = "anthropic" | "openai";

const TYPE: Record<SchemaForm, Path> = { anthropic: "output_config.format.type", openai: "response_format.type" };
const SCHEMA: Record<SchemaForm, Path> = {
  anthropic: "output_config.format.schema",
  openai: "response_format.json_schema.schema",
};
const PREFIX: Record<SchemaForm, string> = { anthropic: "output_config.format.", openai: "response_format." };
const NAME: Path = "response_format.json_schema.name";
const STRICT: Path = "response_format.json_schema.strict";

/** The form in which a model takes the schema of its answer; undefined where it takes none. */
export function findSchemaForm(specs: readonly Pick<ParameterSpec, "path">[]): SchemaForm | undefined {
  const has = (path: Path) => specs.some((spec) => spec.path === path);
  if (has(SCHEMA.anthropic)) return "anthropic";
  return has(SCHEMA.openai) ? "openai" : undefined;
}

/** True for the row beside whose control the schema of an answer is written. */
export const isSchemaRow = (path: Path): boolean => path === SCHEMA.anthropic || path === TYPE.openai;

/** The schema of the answer that is set, in either form; undefined for none. */
export function getSchemaParameter(parameters: Parameters): { form: SchemaForm; schema: Json } | undefined {
  for (const form of ["anthropic", "openai"] as const) {
    const schema = parameters[SCHEMA[form]];
    if (schema !== undefined) return { form, schema };
  }
  return undefined;
}

/** The values that send a schema in a form, and unset it in the other one; undefined takes it out of both. */
export function listSchemaValues(form: SchemaForm, schema: JsonObject | undefined): Record<Path, Json | undefined> {
  const none: Record<Path, Json | undefined> = Object.fromEntries(
    [TYPE.anthropic, SCHEMA.anthropic, TYPE.openai, NAME, STRICT, SCHEMA.openai].map((path) => [path, undefined]),
  );
  if (schema === undefined) return none;
  const own = { ...none, [TYPE[form]]: "json_schema", [SCHEMA[form]]: schema };
  return form === "anthropic" ? own : { ...own, [NAME]: "answer", [STRICT]: true };
}

/** The parameters with the schema of the answer in the form that a model takes; the same where it is, or where there is none. */
export function moveSchema(parameters: Parameters, specs: readonly ParameterSpec[]): Parameters {
  const set = getSchemaParameter(parameters);
  const form = findSchemaForm(specs);
  if (!set || form === undefined || set.form === form || !isJsonObject(set.schema)) return parameters;
  const isOther = (path: Path) => !path.startsWith(PREFIX.anthropic) && !path.startsWith(PREFIX.openai);
  const moved: Parameters = Object.fromEntries(Object.entries(parameters).filter(([path]) => isOther(path)));
  for (const [path, value] of Object.entries(listSchemaValues(form, set.schema)))
    if (value !== undefined) moved[path] = value;
  return moved;
}

/**
 * The schema that a request gave for its answer, by its parameters with its extra JSON over them, as they are sent:
 * `{"type": "object"}` where any object will do. Undefined for none.
 */
export function readSentSchema(parameters: Parameters, extraJson: string): JsonObject | undefined {
  const body: JsonObject = {};
  for (const [path, value] of Object.entries(parameters)) setAtPath(body, path, value);
  const extra = parseJson(extraJson);
  const format = findWritten(isJsonObject(extra) ? mergeBodies(body, extra) : body);
  return isJsonObject(format) ? format : undefined;
}

function findWritten(body: JsonObject): Json | undefined {
  const anthropic = getObject(getObject(body, "output_config"), "format")["schema"];
  const openai = getObject(body, "response_format");
  if (anthropic !== undefined) return anthropic;
  if (openai["type"] === "json_object") return { type: "object" };
  return openai["type"] === "text" ? undefined : getObject(openai, "json_schema")["schema"];
}
