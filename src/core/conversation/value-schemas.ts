import * as v from "valibot";
import type { Json } from "#core/json.ts";

/** The schema of any JSON. */
export const JSON_SCHEMA: v.GenericSchema<Json> = v.lazy(() => json);
const json: v.GenericSchema<Json> = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(JSON_SCHEMA),
  v.record(v.string(), JSON_SCHEMA),
]);

/** The schema of texts by name. */
export const TEXTS_SCHEMA = v.record(v.string(), v.string());

/** The schema of a mark that is true or absent. */
export const OPTIONAL_TRUE = v.exactOptional(v.literal(true));
