import * as v from "valibot";
import { USAGE_SCHEMA } from "./usage-schema.ts";

/** The schema of a judgement as it is stored. */
export const JUDGEMENT_SCHEMA = v.object({
  /** "unknown" where the judge's answer has no verdict. */
  outcome: v.picklist(["pass", "fail", "unknown"]),
  reason: v.string(),
  /** From 0 to 1, where the judge gives more than pass or fail. */
  score: v.exactOptional(v.number()),
  /** The whole answers of the judge, in the order in which they were asked for. */
  answers: v.array(v.string()),
  /** The reply that it was compared with. */
  againstReplyId: v.exactOptional(v.string()),
  /** A hash of everything that the judge was asked with: another one is a judgement of something else. */
  askedWith: v.string(),
  modelId: v.string(),
  usage: v.exactOptional(USAGE_SCHEMA),
  costUsd: v.exactOptional(v.number()),
  judgedAtMs: v.number(),
});

/** A model's judgement of a reply, asked for by a check. */
export type Judgement = v.InferOutput<typeof JUDGEMENT_SCHEMA>;
