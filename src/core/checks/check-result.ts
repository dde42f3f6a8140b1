/** The result of a check for a reply. */
export type CheckResult = {
  /** "unknown" where it cannot be told whether the answer meets the check. */
  outcome: "pass" | "fail" | "unknown";
  /** A plain sentence that is the same for all answers alike, without a full stop. */
  reason: string;
  /** The values of this answer that belong to the reason. */
  detail?: string;
  /** Each place where an answer does not fit a schema, by a check of schemas. */
  misfits?: readonly string[];
  /** The degree to which the answer meets the check, from 0 to 1, where that is finer than pass or fail. */
  score?: number;
  /** The label that the answer gives, by a check of labels. */
  label?: string;
  /** True where the check counts for nothing: the row of the answer has no value for it, or no one has marked the answer yet. */
  isNotAsked?: true;
};

/** The finding of a check before it is negated: true where the answer is as the check says. */
export type Finding = Omit<CheckResult, "outcome"> & { holds: boolean };

/** Ends a check whose result cannot be told, for a reason that says why. */
export class UntoldError extends Error {
  override name = "UntoldError";
  /** The values of this answer that belong to the reason. */
  readonly detail: string | undefined;
  constructor(reason: string, { detail, ...options }: ErrorOptions & { detail?: string } = {}) {
    super(reason, options);
    this.detail = detail;
  }
}

/** Ends a check that is not asked of the row of an answer, since it has no value for it. */
export class NotAskedError extends UntoldError {
  override name = "NotAskedError";
}

/** Ends a check that the answer fails, negated or not, because it lacks what the check looks at. */
export class MissingError extends Error {
  override name = "MissingError";
}
