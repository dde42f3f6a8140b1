import type { Parameters, Path } from "#core/vocabulary.ts";

/** A change offered in one click: what it says, what it sets, what it unsets. */
export type Fix = { label: string; set: Parameters; unset: Path[] };

/** Why a parameter cannot be sent beside the others now. Its value is remembered. */
export type Exclusion = {
  path: Path;
  reason: string;
  fix: Fix;
  /** Another value could be sent: the control stays open. */
  canBeTyped?: boolean;
};

/** Two values that contradict each other: nothing runs until one of them changes. */
export type Conflict = { path: Path; reason: string; fixes: Fix[] };

/** One thing a model does not take together. Rows are tried in order; an earlier block frees what it blocks. */
export type ParameterRule = {
  findExclusions?: (values: Parameters) => Exclusion[];
  findConflicts?: (values: Parameters) => Conflict[];
};
