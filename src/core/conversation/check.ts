import * as v from "valibot";
import { OPTIONAL_TRUE, TEXTS_SCHEMA } from "./value-schemas.ts";

/** The schema of a check as it is stored. A kind of a later version is kept, and said not to be known. */
export const CHECK_SCHEMA = v.object({
  id: v.string(),
  /** The name given by the user; "" where it is named by what it checks. */
  name: v.string(),
  kind: v.string(),
  /** The texts of its fields by their names, in which `{{name}}` stands for a value of the row. */
  options: TEXTS_SCHEMA,
  isNegated: OPTIONAL_TRUE,
  /** Its share in the score of a reply; 1 where absent. */
  weight: v.exactOptional(v.number()),
  /** The part of the answer that is checked: the value at a path of its JSON, or the text in a tag. */
  aim: v.exactOptional(v.object({ kind: v.picklist(["path", "tag"]), at: v.string() })),
});

/** Something that an answer must meet. It asks no model by itself. */
export type Check = v.InferOutput<typeof CHECK_SCHEMA>;
