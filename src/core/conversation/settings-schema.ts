import * as v from "valibot";
import { isJsonObject } from "#core/json.ts";
import { CACHE_LIFE_SCHEMA } from "./cache-life-schema.ts";
import { JSON_SCHEMA, OPTIONAL_TRUE, TEXTS_SCHEMA } from "./value-schemas.ts";

/** Texts by names of any kind: `v.record` would drop `constructor` and `__proto__`, which a variable may be called. */
export const VARIABLES_SCHEMA = v.custom<Record<string, string>>(
  (value) => isJsonObject(value) && Object.values(value).every((each) => typeof each === "string"),
);

const life = v.exactOptional(CACHE_LIFE_SCHEMA);
/** The schema of the cache breakpoints in stored settings. */
export const CACHING_SCHEMA = v.object({ tools: life, system: life, latest: life });

/** The schema of stored settings. */
export const SETTINGS_SCHEMA = v.object({
  connectionId: v.string(),
  modelId: v.string(),
  system: v.string(),
  variables: VARIABLES_SCHEMA,
  areBracesText: OPTIONAL_TRUE,
  parameters: v.record(v.string(), JSON_SCHEMA),
  extraJson: v.string(),
  imageScales: v.exactOptional(TEXTS_SCHEMA),
  prefill: v.exactOptional(v.string()),
  caching: v.exactOptional(CACHING_SCHEMA),
});
