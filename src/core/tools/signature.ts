import { getExactNumber } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { describeLiteralType } from "./read-literal.ts";

/** A function as a tool says it, with a sentence for each thing that could not be read. */
export type Signature = { name: string; description: string; schema: JsonObject; notes: string[] };

/** The schema of a type, and its description where it has one of its own; `unread` are the types that could not be read. */
export type ReadType = { schema: JsonObject; description?: string; unread: string[] };

/** A parameter of a function. */
export type SignatureParameter = {
  name: string;
  schema: JsonObject;
  isRequired: boolean;
  description?: string | undefined;
  /** The value that it has where it is not given. */
  default?: Json | undefined;
};

/** The schema of the arguments of a function with these parameters. */
export function buildArgumentsSchema(parameters: readonly SignatureParameter[]): JsonObject {
  const required = parameters.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, buildProperty(parameter)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function buildProperty({ schema, description, default: given }: SignatureParameter): JsonObject {
  const isGiven = given !== undefined && given !== null && getExactNumber(given) === undefined;
  return {
    ...schema,
    ...(description === undefined || description === "" ? {} : { description }),
    ...(isGiven ? { default: given } : {}),
  };
}

/** The types of the alternatives of a union: one schema where they are all words, or all of one type. */
export function joinAlternatives(alternatives: readonly JsonObject[], hasNull: boolean): JsonObject {
  const values = alternatives.flatMap(({ enum: listed }) => (Array.isArray(listed) ? listed : []));
  const types = [...new Set(alternatives.map(({ type }) => type))];
  const [type] = types;
  const isOfWords = alternatives.length > 0 && alternatives.every((each) => Array.isArray(each["enum"]));
  const isOfOneType = types.length === 1 && typeof type === "string";
  let joined: JsonObject;
  if (alternatives.length === 1) joined = alternatives[0] ?? {};
  else if (isOfWords && isOfOneType) joined = { type, enum: values };
  else if (alternatives.some((each) => Object.keys(each).length === 0)) joined = {};
  else joined = { anyOf: [...alternatives] };
  if (!hasNull || Object.keys(joined).length === 0) return joined;
  if (Array.isArray(joined["anyOf"])) return { anyOf: [...joined["anyOf"], { type: "null" }] };
  if (typeof joined["type"] !== "string") return joined;
  const { enum: words } = joined;
  return { ...joined, type: [joined["type"], "null"], ...(Array.isArray(words) ? { enum: [...words, null] } : {}) };
}

/** Names of what stands for a date, an address and the like in both languages. */
export const buildFormat = (format: string): JsonObject => ({ type: "string", format });

/** A schema for some values, of one type where they have one. */
export function buildWords(values: readonly Json[]): JsonObject {
  const types = new Set(values.map((value) => JSON.stringify(describeLiteralType(value))));
  return { ...(types.size === 1 ? describeLiteralType(values[0] ?? null) : {}), enum: [...values] };
}
