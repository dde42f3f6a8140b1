import { isJsonObject, parseJson } from "#core/json.ts";
import type { Parameters } from "#core/vocabulary.ts";
import { carryLimit } from "./answer-limit.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import type { SpecSource } from "./spec-source.ts";
import { computeExclusions, computeConflicts } from "./rules.ts";

/**
 * The values to send in the body: those that are set, known to the model, and not excluded by a rule, with the limit of
 * the answer under the name that the model takes, and no number above one that the model refused.
 */
export function selectSendable(source: SpecSource, specs: readonly ParameterSpec[], values: Parameters): Parameters {
  const carried = carryLimit(specs, values);
  const known = Object.fromEntries(
    specs.flatMap(({ path, sentAtMost = Infinity }) => {
      const value = Object.hasOwn(carried, path) ? carried[path] : undefined;
      if (value === undefined) return [];
      return [[path, typeof value === "number" ? Math.min(value, sentAtMost) : value]];
    }),
  );
  const exclusions = computeExclusions(source, known);
  return Object.fromEntries(Object.entries(known).filter(([path]) => !Object.hasOwn(exclusions, path)));
}

/** The reasons why these values cannot be sent, one sentence each; empty where they can. */
export function findProblems(
  source: SpecSource,
  specs: readonly ParameterSpec[],
  values: Parameters,
  extraJson: string,
): string[] {
  const sendable = selectSendable(source, specs, values);
  const outOfBounds = specs.flatMap((spec) => {
    const value = sendable[spec.path];
    const problem = value === undefined ? undefined : spec.check(value);
    return problem === undefined ? [] : [`${spec.path}: ${problem}`];
  });
  const conflicts = computeConflicts(source, sendable).map(({ path, reason }) => `${path} ${reason}`);
  const extra = checkExtraJson(extraJson);
  return [...outOfBounds, ...conflicts, ...(extra === undefined ? [] : [`Extra JSON: ${extra}`])];
}

/** The error of the typed extra JSON; undefined where it is empty or an object. */
export function checkExtraJson(extraJson: string): string | undefined {
  if (extraJson.trim() === "") return undefined;
  const value = parseJson(extraJson);
  if (value === undefined) return "this is not valid JSON";
  return isJsonObject(value) ? undefined : "enter a JSON object, in braces";
}
