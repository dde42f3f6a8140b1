import type { Correction } from "./corrections.ts";
import type { OwnList } from "./own-lists.ts";
import type { ParameterRule } from "./parameter-rule.ts";

/** The source of a parameter list: the name of one of Étude's own lists, or a published schema. */
export type SpecSource = OwnList | PublishedSource;

/** A published schema, as the panel's head names it, and its rules. */
export type PublishedSource = {
  /**
   * "live": fetched from the service now; "kept": its last fetched document; "given": a document of the user; "built-in":
   * made by Étude for the model.
   */
  origin: "live" | "kept" | "given" | "built-in";
  /** The host or the file of the document, with the operation. */
  title: string;
  atMs: number;
  rules: readonly ParameterRule[];
  corrections: readonly Correction[];
  /** The names in the schema without a control, with the reason. */
  leftOut: readonly { name: string; reason: string }[];
};
