import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { resolveReference } from "#core/openapi/resolve-reference.ts";
import { isJsonObject, toList } from "#core/json.ts";
import type { SchemaForm } from "#core/parameters/schema-parameters.ts";
import { isObjectSchema } from "./close-objects.ts";
import { type PlacedSchema, walkSchema } from "./walk-schema.ts";

/** A sentence about a schema that a service would refuse or read otherwise; `fix` is "close" where closing its objects mends it. */
export type SchemaNote = { sentence: string; isWrong: boolean; fix?: "close" };

const TYPES = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/**
 * The keywords that a service refuses. Those of Anthropic are refused with a 400, by reports of users and by what its own kits
 * take out; those of OpenAI are left out of its strict mode.
 */
const REFUSED: Record<SchemaForm, readonly string[]> = {
  anthropic:
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength maxItems uniqueItems minProperties maxProperties patternProperties propertyNames not if then else contains prefixItems oneOf dependentRequired dependentSchemas".split(
      " ",
    ),
  openai:
    "allOf not if then else dependentRequired dependentSchemas patternProperties propertyNames minProperties maxProperties uniqueItems contains prefixItems oneOf".split(
      " ",
    ),
};

const NAMES: Record<SchemaForm, string> = { anthropic: "Claude", openai: "OpenAI’s strict mode" };

/** A schema is sent with every request; one of this length costs some thousand tokens each time. */
const LONG_CHARS = 20_000;
const MAX_PLACES = 3;

/** Notes on a schema before it is sent, the most serious first; empty where all is well. */
export function listSchemaNotes(schema: Json | undefined, form: SchemaForm): SchemaNote[] {
  if (!isJsonObject(schema))
    return [wrong('A schema is a JSON object, such as {"type": "object", "properties": {…}}.')];
  const { found, isCut } = walkSchema(schema);
  const notes: SchemaNote[] = [];
  if (Object.keys(schema).length === 0) notes.push(wrong("The schema is empty: every answer fits it."));
  else if (!["type", "properties", "anyOf", "oneOf", "allOf", "$ref", "enum", "const"].some((name) => name in schema))
    notes.push(
      wrong("This says nothing of an answer: a schema has a type. Is it an example? It can be made into a schema."),
    );
  else if (!isObjectSchema(schema) && !("$ref" in schema) && form === "openai")
    notes.push(wrong("OpenAI takes a schema of an object at the top. Put the value under a name."));
  const types = found.filter((each) => listTypes(each).some((type) => typeof type !== "string" || !TYPES.has(type)));
  if (types.length > 0)
    notes.push(wrong(`${listPlaces(types)}: no type of JSON Schema. There are ${[...TYPES].join(", ")}.`));
  const unlisted = found.filter(({ schema: each }) => listUnlisted(each).length > 0);
  const [first] = unlisted;
  if (first)
    notes.push(
      wrong(
        `${listPlaces(unlisted)}: ${listUnlisted(first.schema).join(", ")} is required and not among its properties.`,
      ),
    );
  notes.push(...listReferences(schema, found, form));
  const open = found.filter(({ schema: each }) => isObjectSchema(each) && each["additionalProperties"] !== false);
  if (open.length > 0)
    notes.push({
      ...wrong(
        `additionalProperties: false is missing in ${countThings(open.length, "object")} (${listPlaces(open)}). ${NAMES[form]} refuses the schema without it.`,
      ),
      fix: "close",
    });
  if (form === "openai") {
    const loose = found.filter(({ schema: each }) => listOptional(each).length > 0);
    if (loose.length > 0)
      notes.push(
        wrong(
          `${listPlaces(loose)}: in its strict mode OpenAI wants every property among the required ones. One that may be missing is anyOf its type and null.`,
        ),
      );
  }
  for (const keyword of REFUSED[form]) {
    const places = found.filter((each) => keyword in each.schema);
    if (places.length > 0)
      notes.push(
        wrong(
          `${keyword} (${listPlaces(places)}): ${NAMES[form]} refuses it, by what is known. Say it in a description instead.`,
        ),
      );
  }
  if (isCut) notes.push(wrong("The schema is too deep or too large to be looked at whole. Services limit both."));
  const length = JSON.stringify(schema).length;
  if (length > LONG_CHARS)
    notes.push({
      sentence: `The schema has ${formatCount(length)} characters, which are sent and paid for with every request.`,
      isWrong: false,
    });
  return notes;
}

const wrong = (sentence: string): SchemaNote => ({ sentence, isWrong: true });

const listTypes = ({ schema: { type } }: PlacedSchema): Json[] =>
  type === undefined ? [] : Array.isArray(type) ? type : [type];

function listUnlisted({ properties, required }: JsonObject): string[] {
  const named = isJsonObject(properties) ? properties : {};
  return toList(required).flatMap((name) => (typeof name === "string" && !Object.hasOwn(named, name) ? [name] : []));
}

function listOptional({ properties, required }: JsonObject): string[] {
  const names = new Set(toList(required));
  return isJsonObject(properties) ? Object.keys(properties).filter((name) => !names.has(name)) : [];
}

function listReferences(schema: JsonObject, found: readonly PlacedSchema[], form: SchemaForm): SchemaNote[] {
  const notes: SchemaNote[] = [];
  const references = found.flatMap((each) =>
    typeof each.schema["$ref"] === "string" ? [{ ...each, to: each.schema["$ref"] }] : [],
  );
  const outside = references.filter(({ to }) => !to.startsWith("#"));
  if (outside.length > 0)
    notes.push(wrong(`${listPlaces(outside)}: a reference to another document, which services do not follow.`));
  const lost = references.filter(({ to }) => to.startsWith("#") && resolve(schema, to) === undefined);
  if (lost.length > 0) notes.push(wrong(`${listPlaces(lost)}: the reference leads nowhere.`));
  if (form === "anthropic" && [...new Set(references.map(({ to }) => to))].some((to) => isRecursive(schema, to)))
    notes.push(
      wrong(
        "The schema refers to itself, which Claude refuses, by what is known. Write out as many levels as are needed.",
      ),
    );
  return notes;
}

/** True where following a reference comes back to it. */
function isRecursive(schema: JsonObject, start: string): boolean {
  const visited = new Set<string>();
  const waiting = [start];
  for (let to = waiting.pop(); to !== undefined; to = waiting.pop()) {
    const target = resolve(schema, to);
    if (target === undefined || visited.has(to)) continue;
    visited.add(to);
    const inner = walkSchema(target).found.flatMap(({ schema: { $ref } }) => (typeof $ref === "string" ? [$ref] : []));
    if (inner.includes(start)) return true;
    if (visited.size < MAX_REFERENCES) waiting.push(...inner);
  }
  return false;
}
const MAX_REFERENCES = 200;

/** The schema at a reference within the same document; undefined where there is none. */
function resolve(schema: JsonObject, reference: string): JsonObject | undefined {
  const at = reference === "#" ? schema : resolveReference(schema, reference);
  return isJsonObject(at) ? at : undefined;
}

function listPlaces(found: readonly PlacedSchema[]): string {
  const names = [...new Set(found.map(({ place }) => place || "the whole"))];
  const more = names.length - MAX_PLACES;
  return `${names.slice(0, MAX_PLACES).join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}
