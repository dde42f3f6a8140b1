import type { ParameterCondition, ParameterSpec } from "./parameter-spec.ts";
import type { Json } from "#core/json.ts";
import { formatValue } from "#core/openapi/check-json.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { Requirement } from "./flatten-body.ts";
import type { Exclusion, Conflict, Fix, ParameterRule } from "./parameter-rule.ts";

/**
 * Rules from a schema's conditions and requirements, and combinations that services refuse though no schema says so.
 */
export function buildSchemaRules(
  specs: readonly ParameterSpec[],
  requirements: readonly Requirement[],
): ParameterRule[] {
  const hasSpec = (path: Path) => specs.some((spec) => spec.path === path);
  const rows: ParameterRule[] = [{ findExclusions: (values) => excludeUnmetConditions(specs, values) }];
  rows.push({ findConflicts: (values) => findMissing(specs, requirements, values) });
  if (hasSpec("max_tokens") && hasSpec("max_completion_tokens"))
    rows.push({
      findExclusions: ({ max_tokens: limit, max_completion_tokens: newer }) =>
        newer !== undefined
          ? [exclude("max_tokens", "max_completion_tokens")]
          : limit === undefined
            ? []
            : [exclude("max_completion_tokens", "max_tokens")],
    });
  if (hasSpec("logprobs") && hasSpec("top_logprobs"))
    rows.push({ findExclusions: (values) => excludeUnless("top_logprobs", "logprobs", values) });
  if (hasSpec("stream") && hasSpec("stream_options.include_usage"))
    rows.push({ findExclusions: (values) => excludeUnless("stream_options.include_usage", "stream", values) });
  return rows;
}

/** True where a parameter belongs to an alternative that is not chosen. */
export function isConditionUnmet({ condition }: { condition?: ParameterCondition }, values: Parameters): boolean {
  if (!condition) return false;
  const word = getValue(values, condition.path);
  return typeof word !== "string" || !condition.values.includes(word);
}

/** The values of a condition, as many of them as a sentence holds. */
function describeWords(words: readonly string[]): string {
  const named = words.slice(0, 4).map(formatValue).join(" or ");
  return words.length <= 4 ? named : `${named} or ${words.length - 4} others`;
}

function excludeUnmetConditions(specs: readonly ParameterSpec[], values: Parameters): Exclusion[] {
  return specs.flatMap((spec) => {
    const { path, condition } = spec;
    const [word] = condition?.values ?? [];
    if (!condition || word === undefined || !isConditionUnmet(spec, values)) return [];
    const fix: Fix = {
      label: `Set ${condition.path} to ${formatValue(word)}`,
      set: { [condition.path]: word },
      unset: [],
    };
    return [{ path, reason: `it belongs to ${condition.path} ${describeWords(condition.values)}`, fix }];
  });
}

function findMissing(
  specs: readonly ParameterSpec[],
  requirements: readonly Requirement[],
  values: Parameters,
): Conflict[] {
  const conflicts = new Map<Path, Conflict>();
  for (const { within, paths, condition } of requirements) {
    const isRequired = condition
      ? !isConditionUnmet({ condition }, values)
      : within === "" || isSetWithin(values, within);
    if (!isRequired) continue;
    for (const path of paths) {
      if (isSetWithin(values, path)) continue;
      const spec = specs.find((each) => each.path === path) ?? findFirstWithin(specs, requirements, path);
      if (!spec || conflicts.has(spec.path)) continue;
      const because = condition
        ? `with ${condition.path} ${describeWords(condition.values)}`
        : within === ""
          ? "by this model"
          : `beside the rest of ${within}`;
      const value = suggestValue(spec);
      const fixes: Fix[] =
        value === undefined
          ? []
          : [{ label: `Set it to ${formatValue(value)}`, set: { [spec.path]: value }, unset: [] }];
      const [setWithin] =
        within === "" || condition ? [] : [Object.keys(values).filter((name) => name.startsWith(`${within}.`))];
      if (setWithin) fixes.push({ label: `Unset the rest of ${within}`, set: {}, unset: setWithin });
      conflicts.set(spec.path, { path: spec.path, reason: `is needed ${because}`, fixes });
    }
  }
  return [...conflicts.values()];
}

/** The parameter that stands for a required object: its first required property, else its first property. */
function findFirstWithin(
  specs: readonly ParameterSpec[],
  requirements: readonly Requirement[],
  path: Path,
): ParameterSpec | undefined {
  const inner = requirements.find(({ within, condition }) => within === path && !condition)?.paths[0];
  return specs.find((spec) => spec.path === inner) ?? specs.find((spec) => spec.path.startsWith(`${path}.`));
}

/** An obvious value for a required parameter: the default, the only value of an enum, or the minimum. */
function suggestValue({ default: defaultValue, control }: ParameterSpec): string | number | boolean | undefined {
  if (defaultValue !== undefined && typeof defaultValue !== "object") return defaultValue;
  if (control.kind === "enum" && control.values.length === 1) return control.values[0];
  if (control.kind === "number") return control.minimum;
  return control.kind === "boolean" ? true : undefined;
}

function excludeUnless(path: Path, switchPath: Path, values: Parameters): Exclusion[] {
  if (getValue(values, switchPath) === true) return [];
  return [
    {
      path,
      reason: `only with ${switchPath} on`,
      fix: { label: `Turn ${switchPath} on`, set: { [switchPath]: true }, unset: [] },
    },
  ];
}

function exclude(path: Path, other: Path): Exclusion {
  const fix: Fix = { label: `Unset ${other}`, set: {}, unset: [other] };
  return { path, reason: "services take one limit or the other, not both", fix };
}

function isSetWithin(values: Parameters, path: Path): boolean {
  return Object.keys(values).some((name) => name === path || name.startsWith(`${path}.`));
}

function getValue(values: Parameters, path: Path): Json | undefined {
  return Object.hasOwn(values, path) ? values[path] : undefined;
}
