import { type OutputUnit, Validator } from "@cfworker/json-schema";
import type { Json, JsonObject } from "#core/json.ts";

/** A place where JSON does not fit a schema: a sentence that is the same for all items of a list, and one with the exact place. */
export type Misfit = { reason: string; sentence: string; error: string };

/**
 * Every place where a value does not fit a schema, the deepest first: those around them say only that something inside is
 * wrong. Throws for a schema that cannot be used. A pattern in it may run for ever: it is called in a worker.
 */
export function listMisfits(schema: JsonObject, value: Json): Misfit[] {
  const draft = JSON.stringify(schema["$schema"] ?? "").match(/draft-0?[47]|2019-09/)?.[0];
  const version = draft === undefined ? "2020-12" : draft === "2019-09" ? draft : draft.endsWith("4") ? "4" : "7";
  const { errors } = new Validator(schema, version, false).validate(value);
  const misfits = errors
    .filter(({ keyword }) => !AROUND.has(keyword))
    .toSorted((a, b) => countSteps(b.instanceLocation) - countSteps(a.instanceLocation));
  return (misfits.length > 0 ? misfits : errors).map(describe);
}

/** Keywords whose errors stand around those of what is inside. */
const AROUND = new Set([
  "properties",
  "additionalProperties",
  "items",
  "prefixItems",
  "additionalItems",
  "$ref",
  "allOf",
]);

const countSteps = (location: string): number => location.split("/").length;

const TYPE_ERROR = /Expected "(?<expected>.*)"\.$/;

function describe({ instanceLocation, keyword, error }: OutputUnit): Misfit {
  const steps = instanceLocation
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  // Positions in lists are left out, so that the same error of several items is one reason.
  const common = steps.filter((step) => !/^\d+$/.test(step)).join(".");
  const exact = steps.reduce(
    (place, step) => (/^\d+$/.test(step) ? `${place}[${step}]` : place === "" ? step : `${place}.${step}`),
    "",
  );
  return {
    reason: tell(common, keyword, error),
    sentence: tell(exact, keyword, error),
    error: `${steps.join(".") || "whole answer"}: ${error}`,
  };
}

/** A sentence for people on an error of the schema, such as "total is not a number". */
function tell(path: string, keyword: string, error: string): string {
  const place = path || "the JSON";
  const name = /"(.*?)"/.exec(error)?.[1] ?? "";
  switch (keyword) {
    case "type":
      return `${place} is not ${describeType(TYPE_ERROR.exec(error)?.groups?.["expected"] ?? "")}`;
    case "required":
      return `${path === "" ? "" : `${path}.`}${name.split('"')[0] ?? ""} is missing`;
    case "additionalProperties":
    case "false":
      return `${place} is not in the schema`;
    case "enum":
    case "const":
      return `${place} is none of the values allowed`;
    default:
      return `${place} breaks the rule “${keyword}”`;
  }
}

function describeType(written: string): string {
  const names = written.split(/"?, "?| or /).map((name) => name.replaceAll('"', ""));
  return names.map((name) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`)).join(" or ");
}
