import { roundExactNumbers } from "#core/exact-number.ts";
import { cutText } from "#core/cut-text.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { checkJson, listUncheckedKeywords } from "#core/openapi/check-json.ts";
import type { SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { createSchemaResolver, getOwn } from "#core/openapi/schema-resolver.ts";
import type { Parameters } from "#core/vocabulary.ts";
import { describeBounds } from "./describe-bounds.ts";
import type { Field, FlatBody } from "./flatten-body.ts";
import { flattenBody } from "./flatten-body.ts";
import { KNOWN_PARAMETERS, LAST_PARAMETERS } from "./known-parameters.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { selectControl } from "./select-control.ts";

/** Parameters always written as JSON, since their forms are too many for controls. */
const RAW_JSON_PARAMETERS = new Set(["tools", "tool_choice"]);
const MAX_DESCRIPTION_CHARS = 2000;

/** The parameters of a body in the order of the panel, with required and unsupported properties. */
export function buildSpecs(
  resolver: SchemaResolver,
  properties: JsonObject,
  required: readonly string[],
  skippedNames?: ReadonlySet<string>,
): Omit<FlatBody, "fields"> & { specs: ParameterSpec[] } {
  const { fields, requirements, leftOut } = flattenBody(
    resolver,
    properties,
    required,
    RAW_JSON_PARAMETERS,
    skippedNames,
  );
  const specs = fields.map((field) => buildSpec(resolver, field)).toSorted((a, b) => getRank(a.path) - getRank(b.path));
  return { specs, requirements, leftOut };
}

/** The parameters of an own list, from the JSON Schema of each property of the body. */
export function buildOwnSpecs(properties: JsonObject): ParameterSpec[] {
  return buildSpecs(createSchemaResolver({}), properties, []).specs;
}

/** The parameters with their values in a new conversation, given by path. */
export function addStartValues(specs: readonly ParameterSpec[], starts: Parameters): ParameterSpec[] {
  return specs.map((spec) => {
    const start = Object.hasOwn(starts, spec.path) ? starts[spec.path] : undefined;
    return start === undefined ? spec : { ...spec, start };
  });
}

function buildSpec(resolver: SchemaResolver, { path, resolved, condition }: Field): ParameterSpec {
  const known = Object.hasOwn(KNOWN_PARAMETERS, path) ? KNOWN_PARAMETERS[path] : undefined;
  const { schema, branches } = resolved;
  const isList =
    getOwn(schema, "type") === "array" || (branches.length > 0 && branches.every((each) => each["type"] === "array"));
  const control = RAW_JSON_PARAMETERS.has(path)
    ? ({ kind: "json", shape: isList ? "array" : branches.length > 0 ? "any" : "object" } as const)
    : selectControl(resolver, resolved);
  const { default: defaultValue } = schema;
  const description =
    getOwn(schema, "description") ??
    branches.map((each) => getOwn(each, "description")).find((text) => text !== undefined);
  const whole: Json = branches.length > 0 ? { ...schema, anyOf: branches } : schema;
  const unchecked = listUncheckedKeywords([schema, ...branches]);
  const hints = [
    describeBounds(control, defaultValue),
    known?.hint,
    resolved.reason && `the schema ${resolved.reason}`,
    unchecked.length > 0 && `not checked here: ${unchecked.join(", ")}`,
  ];
  return {
    path,
    control,
    ...(defaultValue === undefined || defaultValue === null ? {} : { default: defaultValue }),
    ...(known?.neutral === undefined ? {} : { neutral: known.neutral }),
    ...(known?.start === undefined ? {} : { start: known.start }),
    hint: hints.filter(Boolean).join(" · "),
    ...(typeof description === "string" && description.trim() !== ""
      ? { description: cutText(description.trim(), MAX_DESCRIPTION_CHARS) }
      : {}),
    check: (value) =>
      value === null
        ? "null is never sent; unset it instead"
        : checkJson(resolver.createFresh(), whole, roundExactNumbers(value)),
    ...(condition ? { condition } : {}),
  };
}

const NAMES = Object.keys(KNOWN_PARAMETERS);

function getRank(path: string): number {
  const known = NAMES.indexOf(path);
  if (known >= 0) return known;
  const [first = ""] = path.split(".");
  const last = LAST_PARAMETERS.indexOf(first);
  return last >= 0 ? NAMES.length + 1 + last : NAMES.length;
}
