import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, isSameJson, stringOrEmpty, toList } from "#core/json.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";

/** The types that a row of the form can have. */
export const ROW_TYPES = ["string", "number", "integer", "boolean", "array", "object"] as const;
export type RowType = (typeof ROW_TYPES)[number];

/** A parameter as the form shows it. What it does not show is in the JSON, and `unshown` has its keywords. */
export type ParameterRow = {
  name: string;
  /** Undefined for a parameter of any type, or of one that the form does not show. */
  type: RowType | undefined;
  /** The type of the items of a list. */
  itemType: RowType | undefined;
  description: string;
  isRequired: boolean;
  /** The values that it may have, of its own or of the items of a list; undefined where it may have any. */
  values: Json[] | undefined;
  /** The schema of an object, its own or that of the items of a list. */
  inner: JsonObject | undefined;
  unshown: string[];
};

/** A change of a row; what is absent stays. */
export type RowChange = {
  type?: RowType | undefined;
  itemType?: RowType | undefined;
  description?: string;
  isRequired?: boolean;
  values?: Json[] | undefined;
  inner?: JsonObject;
};

/** The parameters of a schema as rows; undefined for a schema that is no object of properties. */
export function listParameterRows(schema: Json | undefined): ParameterRow[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { type, properties = {} } = schema;
  if ((type !== undefined && type !== "object") || !isJsonObject(properties)) return undefined;
  const required = new Set(toList(schema["required"]));
  return Object.entries(properties).map(([name, each]) => readRow(name, each, required.has(name)));
}

/** More rows than a person reads; a browser takes seconds to draw a thousand. */
const MAX_ROWS = 150;

/** True for a schema with more parameters, with the fields of objects inside it, than the form shows. */
export function hasTooManyRows(schema: Json | undefined): boolean {
  let count = 0;
  const open: Json[] = schema === undefined ? [] : [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += isJsonObject(next) ? Object.keys(getProperties(next)).length : 0;
    if (count > MAX_ROWS) return true;
    for (const { inner } of listParameterRows(next) ?? []) if (inner) open.push(inner);
  }
  return false;
}

function readRow(name: string, given: Json, isRequired: boolean): ParameterRow {
  const property = isJsonObject(given) ? given : {};
  const type = toRowType(property["type"]);
  const items = isJsonObject(property["items"]) ? property["items"] : undefined;
  const itemType = type === "array" ? toRowType(items?.["type"]) : undefined;
  const holder = type === "array" ? items : property;
  const listed = holder === undefined ? undefined : getOwn(holder, "enum");
  const hasInner = (type === "array" ? itemType : type) === "object";
  return {
    name,
    type,
    itemType,
    description: stringOrEmpty(property["description"]),
    isRequired,
    values: Array.isArray(listed) && areTyped(listed) ? listed : undefined,
    inner: hasInner ? holder : undefined,
    unshown: isJsonObject(given) ? listUnshown(property, type, items, itemType) : ["everything"],
  };
}

const toRowType = (type: Json | undefined): RowType | undefined => ROW_TYPES.find((each) => each === type);

/** True for a list of values that can be typed with commas between them. */
function areTyped(values: Json | undefined): values is Json[] {
  return (
    Array.isArray(values) &&
    values.length > 0 &&
    isSameJson(parseValues(formatValues(values), typeOf(values[0])), values)
  );
}

const typeOf = (value: Json | undefined): RowType => (typeof value === "number" ? "number" : "string");

/** The keywords of a parameter that the form does not show. */
function listUnshown(
  property: JsonObject,
  type: RowType | undefined,
  items: JsonObject | undefined,
  itemType: RowType | undefined,
): string[] {
  const own = listKeywords(property, type, type === "array" ? ["items"] : []);
  const ofItems = items ? listKeywords(items, itemType, []).map((keyword) => `items.${keyword}`) : [];
  return [...own, ...ofItems];
}

function listKeywords(schema: JsonObject, type: RowType | undefined, more: readonly string[]): string[] {
  const shown = new Set([
    ...(type === undefined ? [] : ["type"]),
    "description",
    ...more,
    ...(type === "object" ? ["properties", "required"] : []),
    ...(areTyped(schema["enum"]) && (type === "string" || type === "number" || type === "integer") ? ["enum"] : []),
  ]);
  return Object.keys(schema).filter((keyword) => !shown.has(keyword));
}

/** The schema with a parameter more, at the end. */
export function addParameter(schema: JsonObject, name: string): JsonObject {
  const properties = getProperties(schema);
  return { ...schema, type: "object", properties: { ...properties, [name]: { type: "string" } } };
}

/** The schema without a parameter. */
export function removeParameter(schema: JsonObject, name: string): JsonObject {
  const { [name]: _removed, ...properties } = getProperties(schema);
  return setRequired({ ...schema, properties }, name, false);
}

/** The schema with a parameter under another name, in the same place. */
export function renameParameter(schema: JsonObject, name: string, next: string): JsonObject {
  const entries = Object.entries(getProperties(schema));
  const properties = Object.fromEntries(entries.map(([each, value]) => [each === name ? next : each, value]));
  const { required } = schema;
  return {
    ...schema,
    properties,
    ...(Array.isArray(required) ? { required: required.map((each) => (each === name ? next : each)) } : {}),
  };
}

/** The schema with a parameter changed; every keyword that the change does not name stays. */
export function changeParameterRow(schema: JsonObject, name: string, change: RowChange): JsonObject {
  const properties = getProperties(schema);
  const given = getOwn(properties, name);
  const property = changeProperty(isJsonObject(given) ? given : {}, change);
  const changed = { ...schema, properties: { ...properties, [name]: property } };
  return change.isRequired === undefined ? changed : setRequired(changed, name, change.isRequired);
}

function changeProperty(property: JsonObject, change: RowChange): JsonObject {
  let next = property;
  if ("type" in change) next = setType(next, change.type);
  if (change.description !== undefined)
    next = setKeyword(next, "description", change.description === "" ? undefined : change.description);
  const isList = next["type"] === "array";
  const items = isJsonObject(next["items"]) ? next["items"] : {};
  if ("itemType" in change) next = { ...next, items: setType(items, change.itemType) };
  if ("values" in change)
    next = isList
      ? { ...next, items: setKeyword(items, "enum", change.values) }
      : setKeyword(next, "enum", change.values);
  if (change.inner !== undefined) next = isList ? { ...next, items: change.inner } : change.inner;
  return next;
}

/** Keywords that say something of a value of one type alone, by type. */
const TYPE_KEYWORDS: Record<RowType, readonly string[]> = {
  string: ["enum", "format", "pattern", "minLength", "maxLength"],
  number: ["enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  boolean: [],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties"],
};

/** The schema with another type, without the keywords and the default that belong to its former one. */
function setType(schema: JsonObject, type: RowType | undefined): JsonObject {
  const kept = new Set<string>(type === undefined ? [] : TYPE_KEYWORDS[type]);
  const isNumeric = (each: Json | undefined) => each === "number" || each === "integer";
  const dropped = new Set(
    Object.values(TYPE_KEYWORDS)
      .flat()
      .filter((keyword) => !kept.has(keyword)),
  );
  if (schema["type"] !== type && !(isNumeric(schema["type"]) && isNumeric(type)))
    for (const each of ["enum", "default"]) dropped.add(each);
  const { type: _type, ...others } = schema;
  const rest = Object.fromEntries(Object.entries(others).filter(([keyword]) => !dropped.has(keyword)));
  if (type === undefined) return rest;
  const start = {
    ...(type === "array" ? { items: { type: "string" } } : {}),
    ...(type === "object" ? { properties: {} } : {}),
  };
  return { type, ...start, ...rest };
}

function setKeyword(schema: JsonObject, keyword: string, value: Json | undefined): JsonObject {
  const { [keyword]: _before, ...rest } = schema;
  if (value === undefined) return rest;
  return Object.hasOwn(schema, keyword) ? { ...schema, [keyword]: value } : { ...rest, [keyword]: value };
}

/** The schema with a parameter required, behind those that are already, or not required. */
function setRequired(schema: JsonObject, name: string, isRequired: boolean): JsonObject {
  if (toList(schema["required"]).includes(name) === isRequired) return schema;
  const before = toList(schema["required"]).filter((each) => each !== name);
  const required = isRequired ? [...before, name] : before;
  const { required: _required, ...rest } = schema;
  return required.length === 0 ? rest : { ...schema, required };
}

function getProperties(schema: JsonObject): JsonObject {
  const { properties } = schema;
  return isJsonObject(properties) ? properties : {};
}

/** The values of a row as they are typed, and the values of what was typed, by the type of the row. */
export const formatValues = (values: readonly Json[] | undefined): string =>
  (values ?? []).map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");

export function parseValues(typed: string, type: RowType | undefined): Json[] | undefined {
  const words = typed
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const isNumeric = type === "number" || type === "integer";
  return words.map((word) => (isNumeric && Number.isFinite(Number(word)) ? Number(word) : word));
}
