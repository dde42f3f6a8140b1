import { assertNever } from "#core/assert-never.ts";
import { parseBound } from "#core/outside-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { ResolvedSchema, SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";
import type { ParameterControl, PlainControl, ValueAlternative } from "./parameter-spec.ts";

/** The control for a value of this schema; a JSON editor only where no other control fits. */
export function selectControl(resolver: SchemaResolver, { schema, branches }: ResolvedSchema): ParameterControl {
  if (branches.length === 0) return selectPlainControl(resolver, schema);
  const enumValues = branches.map(getStringEnum);
  if (enumValues.every((each) => each !== undefined)) return { kind: "enum", values: [...new Set(enumValues.flat())] };
  const alternatives: ValueAlternative[] = [];
  for (const branch of branches) {
    const control = selectPlainControl(resolver, branch);
    const name = nameAlternative(control);
    // Alternatives with the same control are one in the panel; the check tells them apart.
    const known = alternatives.findIndex((alternative) => alternative.name === name);
    if (known < 0) alternatives.push({ name, control });
  }
  const [only] = alternatives;
  return alternatives.length === 1 && only ? only.control : { kind: "choice", alternatives };
}

function selectPlainControl(resolver: SchemaResolver, schema: JsonObject): PlainControl {
  const enumValues = getStringEnum(schema);
  if (enumValues) return { kind: "enum", values: enumValues };
  const values = getEnumValues(schema);
  if (values.length > 0) return { kind: "options", values };
  switch (inferKind(schema)) {
    case "boolean":
      return { kind: "boolean" };
    case "number":
      return buildNumberControl(schema);
    case "string":
      return { kind: "text" };
    case "array":
      return buildListControl(resolver, getOwn(schema, "items"));
    case "object":
      return buildObjectControl(resolver, schema);
    default:
      return { kind: "json", shape: "any" };
  }
}

function buildNumberControl(schema: JsonObject): PlainControl {
  const integer = schema["type"] === "integer";
  const beyond = integer ? 1 : 0;
  const minimum = getBound(schema, "minimum", "exclusiveMinimum", beyond);
  const maximum = getBound(schema, "maximum", "exclusiveMaximum", -beyond);
  const isFine = !integer && minimum !== undefined && maximum !== undefined && maximum - minimum <= 10;
  const step = !isFine ? undefined : minimum !== 0 && Math.abs(minimum) < 0.01 ? 0.001 : 0.01;
  return {
    kind: "number",
    integer,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(step === undefined ? {} : { step }),
  };
}

/** A bound under its inclusive or its exclusive name; an exclusive bound of whole numbers is moved by 1. */
function getBound(schema: JsonObject, name: string, exclusiveName: string, beyond: number): number | undefined {
  const bound = parseBound(getOwn(schema, name));
  const exclusive = getOwn(schema, exclusiveName);
  if (typeof exclusive === "number") return parseBound(exclusive + beyond);
  if (bound === undefined) return undefined;
  return exclusive === true ? bound + beyond : bound;
}

function buildListControl(resolver: SchemaResolver, items: Json | undefined): PlainControl {
  const { schema, branches } = resolver.resolve(items);
  if (branches.length === 0 && inferKind(schema) === "string") return { kind: "strings" };
  if (branches.length === 0 && inferKind(schema) === "number") return { kind: "numbers" };
  return { kind: "json", shape: "array" };
}

function buildObjectControl(resolver: SchemaResolver, schema: JsonObject): PlainControl {
  const others = getOwn(schema, "additionalProperties");
  const properties = getOwn(schema, "properties");
  const hasNames = isJsonObject(properties) && Object.keys(properties).length > 0;
  if (!hasNames && isJsonObject(others)) {
    const { schema: item, branches } = resolver.resolve(others);
    if (branches.length === 0 && inferKind(item) === "string") return { kind: "map" };
    if (branches.length === 0 && inferKind(item) === "number") return { kind: "map", of: "number" };
  }
  return { kind: "json", shape: "object" };
}

/** The type of a schema, from `type` or else from its other keywords. */
function inferKind(schema: JsonObject): "boolean" | "number" | "string" | "array" | "object" | undefined {
  const type = getOwn(schema, "type");
  if (type === "integer") return "number";
  if (type === "boolean" || type === "number" || type === "string" || type === "array" || type === "object")
    return type;
  const hasAny = (...names: string[]) => names.some((name) => Object.hasOwn(schema, name));
  if (hasAny("properties", "additionalProperties")) return "object";
  if (hasAny("items")) return "array";
  if (hasAny("pattern", "minLength", "maxLength")) return "string";
  return hasAny("minimum", "maximum") ? "number" : undefined;
}

/** The values of an enum of strings; undefined for any other schema. */
export function getStringEnum(schema: JsonObject): string[] | undefined {
  const values = getEnumValues(schema);
  return values.length > 0 && values.every((value) => typeof value === "string") ? values : undefined;
}

function getEnumValues(schema: JsonObject): Json[] {
  const { enum: values, const: only } = schema;
  if (only !== undefined) return [only];
  return Array.isArray(values) ? values.filter((value) => value !== null) : [];
}

function nameAlternative(control: PlainControl): string {
  switch (control.kind) {
    case "number":
      return "number";
    case "boolean":
      return "on or off";
    case "enum":
    case "options":
      return "word";
    case "text":
      return "text";
    case "strings":
      return "list of texts";
    case "numbers":
      return "list of numbers";
    case "map":
      return "names with values";
    case "json":
      return control.shape === "array" ? "JSON list" : control.shape === "object" ? "JSON object" : "JSON";
    default:
      return assertNever(control);
  }
}
