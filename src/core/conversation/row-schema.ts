import * as v from "valibot";
import type { Row } from "./conversation.ts";
import { VARIABLES_SCHEMA } from "./settings-schema.ts";

/** The schema of a stored row. */
export const ROW_SCHEMA: v.GenericSchema<Row> = v.object({
  id: v.string(),
  position: v.pipe(v.number(), v.finite()),
  values: VARIABLES_SCHEMA,
});
