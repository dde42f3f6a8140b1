import type { Id } from "#core/vocabulary.ts";
import type { CheckFacts } from "./check-facts.ts";
import type { Finding } from "./check-result.ts";

/** The answer that a kind of check looks at, with the fields of the check. */
export type KindContext = {
  checkId: Id;
  /** The text of the answer, or of the part that is aimed at. */
  text: string;
  /** The fields of the check, filled from the row. */
  options: Readonly<Record<string, string>>;
  facts: CheckFacts;
};

/** Finds whether an answer is as a check says. Throws an `UntoldError` or a `MissingError`. */
export type RunKind = (context: KindContext) => Finding;
