import * as v from "valibot";

/** The schema of a mark as it is stored. */
export const MARK_SCHEMA = v.object({
  verdict: v.exactOptional(v.picklist(["pass", "fail"])),
  /** From 1, the worst, to 5. */
  rating: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  note: v.exactOptional(v.string()),
  markedAtMs: v.number(),
});

/** A person's opinion of a reply. */
export type Mark = v.InferOutput<typeof MARK_SCHEMA>;
