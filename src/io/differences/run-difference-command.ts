import { assertNever } from "#core/assert-never.ts";
import { compareAnswers } from "#core/compare/compare-answers.ts";
import { computeWordHeat } from "#core/compare/word-heat.ts";
import type { DifferenceCommand, DifferenceResult } from "./difference-command.ts";

/** Runs a command with about `maxWork` steps for each pair of answers. */
export function runDifferenceCommand(command: DifferenceCommand, maxWork: number): DifferenceResult {
  switch (command.kind) {
    case "difference":
      return { kind: "difference", difference: compareAnswers(command.before, command.after, maxWork) };
    case "heat":
      return { kind: "heat", heat: computeWordHeat(command.text, command.others, maxWork) };
    default:
      return assertNever(command);
  }
}
