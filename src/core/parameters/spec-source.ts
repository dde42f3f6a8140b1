import type { Correction } from "./corrections.ts";
import type { OwnList } from "./own-lists.ts";
import type { ParameterRule } from "./parameter-rule.ts";

/** Where a set of parameters comes from: lists of our own by their names, or a schema that somebody published. */
export type SpecSource = OwnList | PublishedSource;

/** A published schema, as the panel's head names it, and what goes together by it. */
export type PublishedSource = {
  /** From the service just now; the last that came from it; given by the user. */
  origin: "live" | "kept" | "given";
  /** The host or the file it came from, with the operation. */
  title: string;
  atMs: number;
  rules: readonly ParameterRule[];
  corrections: readonly Correction[];
  /** What of the schema has no control, with the reason. */
  leftOut: readonly { name: string; reason: string }[];
};
