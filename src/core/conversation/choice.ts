import * as v from "valibot";

/** The schema of a choice as it is stored. */
export const CHOICE_SCHEMA = v.object({
  id: v.string(),
  turnId: v.string(),
  rowId: v.exactOptional(v.string()),
  /** The replies in the order in which they were shown. */
  replyIds: v.pipe(v.array(v.string()), v.minLength(2)),
  /** The best of them; all where all are good, none where all are bad. */
  chosenIds: v.array(v.string()),
  chosenAtMs: v.number(),
});

/** The choice that a person made among replies without knowing their columns. */
export type Choice = v.InferOutput<typeof CHOICE_SCHEMA>;
