import type { SentRequest } from "./explanation.ts";
import { findMentionedPaths } from "#core/wire/find-mentioned-paths.ts";
import { widenRefusedPath } from "#core/parameters/model-corrections.ts";

/** A refused field of a request that can be left out: a parameter, or a field of what a person wrote as JSON. */
export type RefusedPath = { path: string; isExtra: boolean };

/** Fields without which nothing is asked. */
const NEEDED = new Set(["model", "messages", "system", "input"]);

/**
 * The field that a service refuses, as it was sent: named by the service, or mentioned in its message; undefined where it is
 * none that can be left out. Services write the kind of a value into its path ("thinking.enabled.budget_tokens").
 */
export function findRefusedPath(
  message: string,
  field: string | undefined,
  { paths, extraPaths }: Pick<SentRequest, "paths" | "extraPaths">,
): RefusedPath | undefined {
  const named = field === undefined ? undefined : (findSent(field, paths) ?? findSent(field, extraPaths) ?? undefined);
  const [mentioned] = named === undefined ? findMentionedPaths(message, paths) : [named];
  const [inExtra] = mentioned === undefined ? findMentionedPaths(message, sortLongest(extraPaths)) : [mentioned];
  if (inExtra === undefined || NEEDED.has(inExtra)) return undefined;
  const path = widenRefusedPath(inExtra);
  return { path, isExtra: !paths.some((each) => each === path || each.startsWith(`${path}.`)) };
}

/** The sent path that a field's name means, or the object that it names; undefined for none. */
function findSent(field: string, sent: readonly string[]): string | undefined {
  const exact = sent.find((path) => path === field) ?? sent.find((path) => hasSteps(field, path));
  return exact ?? (sent.some((path) => path.startsWith(`${field}.`)) ? field : undefined);
}

/** True for a longer path with all steps of another one in their order, with the same first and last step. */
function hasSteps(longer: string, path: string): boolean {
  const steps = longer.split(".");
  const wanted = path.split(".");
  if (wanted.length < 2 || steps[0] !== wanted[0] || steps.at(-1) !== wanted.at(-1)) return false;
  let next = 0;
  for (const step of steps) if (step === wanted[next]) next += 1;
  return next === wanted.length;
}

const sortLongest = (paths: readonly string[]): string[] => paths.toSorted((a, b) => b.length - a.length);
