import type { Parameters, Path } from "#core/vocabulary.ts";

/** A change offered as a button: its label, the values to set and the paths to unset. */
export type Fix = { label: string; set: Parameters; unset: Path[] };

/** The reason why a parameter cannot be sent with the others now. Its value is remembered. */
export type Exclusion = {
  path: Path;
  reason: string;
  fix: Fix;
  /** True where another value could be sent, so that the control stays enabled. */
  canBeTyped?: boolean;
};

/** Two values that contradict each other: nothing runs until one of them changes. */
export type Conflict = { path: Path; reason: string; fixes: Fix[] };

/**
 * A combination that a model refuses. Rules apply in order; a parameter excluded by an earlier rule excludes nothing
 * itself.
 */
export type ParameterRule = {
  findExclusions?: (values: Parameters) => Exclusion[];
  findConflicts?: (values: Parameters) => Conflict[];
};
