import * as v from "valibot";
import { parseJson } from "#core/json.ts";

/** The value of a JSON text where it has the shape of a schema. */
export function parseText<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, parseJson(text));
  return result.success ? result.output : undefined;
}

/** The milliseconds of a time: as text, or in seconds. Nothing for anything else. */
export function parseTimeMs(time: unknown): number | undefined {
  const ms = typeof time === "number" ? time * 1000 : typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isFinite(ms) ? ms : undefined;
}
