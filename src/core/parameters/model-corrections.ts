import { isJsonObject, type JsonObject } from "#core/json.ts";
import { parseExactJson, writeJson } from "#core/exact-number.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/**
 * A correction of what a model takes, made when its service refused a request: the field at `path` is left out, with what
 * is in it; with `atMost`, only larger values are refused.
 */
export type ModelCorrection = { path: Path; atMs: number; atMost?: number };

/** The path that a refusal of a field leaves out: an object without the type that gives it its meaning is none. */
export const widenRefusedPath = (path: Path): Path => (/^[^.]+\.type$/.test(path) ? path.slice(0, -5) : path);

/** True for a field that is left out: the refused one, or one in it. */
export const isLeftOut = (path: Path, corrections: readonly ModelCorrection[]): boolean =>
  corrections.some(
    ({ path: refused, atMost }) => atMost === undefined && (path === refused || path.startsWith(`${refused}.`)),
  );

/** The parameters of a model with its corrections; the same list where it has none. */
export function correctSpecs(specs: ParameterSpec[], corrections: readonly ModelCorrection[]): ParameterSpec[] {
  if (corrections.length === 0) return specs;
  const kept = specs.filter(({ path }) => !isLeftOut(path, corrections));
  const hasBudget = kept.some(({ path }) => path === "thinking.budget_tokens");
  const lostBudget = !hasBudget && specs.some(({ path }) => path === "thinking.budget_tokens");
  return kept
    .filter((spec) => !(lostBudget && spec.path === "thinking.type" && isOnlyEnabled(spec)))
    .map((spec) => {
      const bound = corrections.find(({ path, atMost }) => path === spec.path && atMost !== undefined)?.atMost;
      return bound === undefined ? spec : addMaximum(spec, bound);
    });
}

const isOnlyEnabled = ({ control }: ParameterSpec): boolean =>
  control.kind === "enum" && control.values.every((value) => value === "enabled");

/** A start value above the bound holds no run back: less is sent, and the correction says so. */
function addMaximum(spec: ParameterSpec, atMost: number): ParameterSpec {
  const { control } = spec;
  if (control.kind !== "number") return spec;
  return {
    ...spec,
    control: { ...control, maximum: Math.min(control.maximum ?? Infinity, atMost) },
    sentAtMost: atMost,
  };
}

/** The parameters without those that are left out. */
export const omitParameters = (parameters: Parameters, corrections: readonly ModelCorrection[]): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([path]) => !isLeftOut(path, corrections)));

/** A text of a JSON object without the fields that are left out; the same text where it has none of them. */
export function omitFromJson(text: string, corrections: readonly ModelCorrection[]): string {
  if (corrections.length === 0 || text.trim() === "") return text;
  const value = parseExactJson(text);
  if (!isJsonObject(value)) return text;
  const kept = omitFields(value, corrections, "");
  if (kept === value) return text;
  return Object.keys(kept).length === 0 ? "" : writeJson(kept, true);
}

/** A text of a JSON object with another value of a field that it has; the same text where it lacks the field. */
export function setInJson(text: string, name: string, value: number): string {
  const object = parseExactJson(text);
  return isJsonObject(object) && Object.hasOwn(object, name) ? writeJson({ ...object, [name]: value }, true) : text;
}

function omitFields(object: JsonObject, corrections: readonly ModelCorrection[], within: string): JsonObject {
  let isChanged = false;
  const kept = Object.entries(object).flatMap(([name, value]) => {
    const path = within + name;
    if (isLeftOut(path, corrections)) {
      isChanged = true;
      return [];
    }
    const inner = isJsonObject(value) ? omitFields(value, corrections, `${path}.`) : value;
    isChanged ||= inner !== value;
    return [[name, inner] as const];
  });
  return isChanged ? Object.fromEntries(kept) : object;
}

/** The paths of the fields of an object, those of objects in it after it; at most so many. */
export function listFieldPaths(object: JsonObject, max = 200): Path[] {
  const paths: Path[] = [];
  const add = (inner: JsonObject, within: string): void => {
    for (const [name, value] of Object.entries(inner)) {
      if (paths.length >= max) return;
      paths.push(within + name);
      if (isJsonObject(value)) add(value, `${within}${name}.`);
    }
  };
  add(object, "");
  return paths;
}
