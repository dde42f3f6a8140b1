import { assertNever } from "#core/assert-never.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Reading, SchemaReader } from "#core/openapi/schema-reader.ts";
import { own } from "#core/openapi/schema-reader.ts";
import type { ParameterControl, PlainControl, ValueForm } from "./parameter-spec.ts";

/** The control for a value that a schema describes; a JSON editor only where nothing better fits. */
export function readControl(reader: SchemaReader, { schema, branches }: Reading): ParameterControl {
  if (branches.length === 0) return readPlainControl(reader, schema);
  const words = branches.map(wordsOf);
  if (words.every((each) => each !== undefined)) return { kind: "enum", values: [...new Set(words.flat())] };
  const forms: ValueForm[] = [];
  for (const branch of branches) {
    const control = readPlainControl(reader, branch);
    const name = nameForm(control);
    // Forms that look alike in the panel are one there; the check knows them apart.
    const known = forms.findIndex((form) => form.name === name);
    if (known < 0) forms.push({ name, control });
  }
  const [only] = forms;
  return forms.length === 1 && only ? only.control : { kind: "choice", forms };
}

function readPlainControl(reader: SchemaReader, schema: JsonObject): PlainControl {
  const words = wordsOf(schema);
  if (words) return { kind: "enum", values: words };
  const values = valuesOf(schema);
  if (values.length > 0) return { kind: "options", values };
  switch (kindOf(schema)) {
    case "boolean":
      return { kind: "boolean" };
    case "number":
      return readNumberControl(schema);
    case "string":
      return { kind: "text" };
    case "array":
      return readListControl(reader, own(schema, "items"));
    case "object":
      return readObjectControl(reader, schema);
    default:
      return { kind: "json", shape: "any" };
  }
}

function readNumberControl(schema: JsonObject): PlainControl {
  const integer = schema["type"] === "integer";
  const beyond = integer ? 1 : 0;
  const minimum = readBound(schema, "minimum", "exclusiveMinimum", beyond);
  const maximum = readBound(schema, "maximum", "exclusiveMaximum", -beyond);
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

/** A bound under either name; one that is itself excluded lies one further in for whole numbers. */
function readBound(schema: JsonObject, name: string, exclusiveName: string, beyond: number): number | undefined {
  const bound = own(schema, name);
  const exclusive = own(schema, exclusiveName);
  if (typeof exclusive === "number") return exclusive + beyond;
  if (typeof bound !== "number") return undefined;
  return exclusive === true ? bound + beyond : bound;
}

function readListControl(reader: SchemaReader, items: Json | undefined): PlainControl {
  const { schema, branches } = reader.read(items);
  if (branches.length === 0 && kindOf(schema) === "string") return { kind: "strings" };
  if (branches.length === 0 && kindOf(schema) === "number") return { kind: "numbers" };
  return { kind: "json", shape: "array" };
}

function readObjectControl(reader: SchemaReader, schema: JsonObject): PlainControl {
  const others = own(schema, "additionalProperties");
  const properties = own(schema, "properties");
  const hasNames = isJsonObject(properties) && Object.keys(properties).length > 0;
  if (!hasNames && isJsonObject(others)) {
    const { schema: item, branches } = reader.read(others);
    if (branches.length === 0 && kindOf(item) === "string") return { kind: "map" };
    if (branches.length === 0 && kindOf(item) === "number") return { kind: "map", of: "number" };
  }
  return { kind: "json", shape: "object" };
}

/** The kind of value a schema is about, from its type or, where it names none, from what else it says. */
function kindOf(schema: JsonObject): "boolean" | "number" | "string" | "array" | "object" | undefined {
  const type = own(schema, "type");
  if (type === "integer") return "number";
  if (type === "boolean" || type === "number" || type === "string" || type === "array" || type === "object")
    return type;
  const says = (...names: string[]) => names.some((name) => Object.hasOwn(schema, name));
  if (says("properties", "additionalProperties")) return "object";
  if (says("items")) return "array";
  if (says("pattern", "minLength", "maxLength")) return "string";
  return says("minimum", "maximum") ? "number" : undefined;
}

/** The words of an enum that has nothing else; undefined for any other schema. */
export function wordsOf(schema: JsonObject): string[] | undefined {
  const values = valuesOf(schema);
  return values.length > 0 && values.every((value) => typeof value === "string") ? values : undefined;
}

function valuesOf(schema: JsonObject): Json[] {
  const { enum: values, const: only } = schema;
  if (only !== undefined) return [only];
  return Array.isArray(values) ? values.filter((value) => value !== null) : [];
}

function nameForm(control: PlainControl): string {
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
