import type { ObjectForm, ParameterSpec } from "./parameter-spec.ts";
import type { Parameters, Path } from "#core/conversation/conversation.ts";
import type { Json } from "#core/json.ts";
import type { Need } from "./flatten-body.ts";
import type { Block, Conflict, Fix, ParameterRule } from "./parameter-rule.ts";

/** What a schema says of parameters that stand or fall together, and what services refuse though no schema says it. */
export function readSchemaRules(specs: readonly ParameterSpec[], needs: readonly Need[]): ParameterRule[] {
  const offers = (path: Path) => specs.some((spec) => spec.path === path);
  const rows: ParameterRule[] = [{ block: (values) => blockOutsideForms(specs, values) }];
  rows.push({ conflict: (values) => findMissing(specs, needs, values) });
  if (offers("max_tokens") && offers("max_completion_tokens"))
    rows.push({
      block: ({ max_tokens: limit, max_completion_tokens: newer }) =>
        newer !== undefined
          ? [exclude("max_tokens", "max_completion_tokens")]
          : limit === undefined
            ? []
            : [exclude("max_completion_tokens", "max_tokens")],
    });
  if (offers("logprobs") && offers("top_logprobs"))
    rows.push({ block: (values) => blockUnless("top_logprobs", "logprobs", values) });
  if (offers("stream") && offers("stream_options.include_usage"))
    rows.push({ block: (values) => blockUnless("stream_options.include_usage", "stream", values) });
  return rows;
}

/** True where a parameter belongs to a form that is not the chosen one. */
export function isOutsideForm({ form }: { form?: ObjectForm }, values: Parameters): boolean {
  if (!form) return false;
  const word = readValue(values, form.path);
  return typeof word !== "string" || !form.words.includes(word);
}

function blockOutsideForms(specs: readonly ParameterSpec[], values: Parameters): Block[] {
  return specs.flatMap((spec) => {
    const { path, form } = spec;
    const [word] = form?.words ?? [];
    if (!form || word === undefined || !isOutsideForm(spec, values)) return [];
    const fix: Fix = { label: `Set ${form.path} to ${word}`, set: { [form.path]: word }, unset: [] };
    return [{ path, reason: `it belongs to ${form.path} ${form.words.join(" or ")}`, fix }];
  });
}

function findMissing(specs: readonly ParameterSpec[], needs: readonly Need[], values: Parameters): Conflict[] {
  const conflicts = new Map<Path, Conflict>();
  for (const { within, paths, form } of needs) {
    const isMeant = form ? !isOutsideForm({ form }, values) : within === "" || isSetWithin(values, within);
    if (!isMeant) continue;
    for (const path of paths) {
      if (isSetWithin(values, path)) continue;
      const spec = specs.find((each) => each.path === path) ?? firstWithin(specs, needs, path);
      if (!spec || conflicts.has(spec.path)) continue;
      const because = form
        ? `with ${form.path} ${form.words.join(" or ")}`
        : within === ""
          ? "by this model"
          : `beside the rest of ${within}`;
      const value = suggestValue(spec);
      const fixes: Fix[] =
        value === undefined ? [] : [{ label: `Set it to ${String(value)}`, set: { [spec.path]: value }, unset: [] }];
      const [setWithin] =
        within === "" || form ? [] : [Object.keys(values).filter((name) => name.startsWith(`${within}.`))];
      if (setWithin) fixes.push({ label: `Unset the rest of ${within}`, set: {}, unset: setWithin });
      conflicts.set(spec.path, { path: spec.path, reason: `is needed ${because}`, fixes });
    }
  }
  return [...conflicts.values()];
}

/** What stands for an object that is needed: what it cannot do without itself, else its first property. */
function firstWithin(specs: readonly ParameterSpec[], needs: readonly Need[], path: Path): ParameterSpec | undefined {
  const inner = needs.find(({ within, form }) => within === path && !form)?.paths[0];
  return specs.find((spec) => spec.path === inner) ?? specs.find((spec) => spec.path.startsWith(`${path}.`));
}

/** A value that could stand there without anybody having to think: the default, the only word, the least number. */
function suggestValue({ default: preset, control }: ParameterSpec): string | number | boolean | undefined {
  if (preset !== undefined && typeof preset !== "object") return preset;
  if (control.kind === "enum" && control.values.length === 1) return control.values[0];
  if (control.kind === "number") return control.minimum;
  return control.kind === "boolean" ? true : undefined;
}

function blockUnless(path: Path, switchPath: Path, values: Parameters): Block[] {
  if (readValue(values, switchPath) === true) return [];
  return [
    {
      path,
      reason: `only with ${switchPath} on`,
      fix: { label: `Turn ${switchPath} on`, set: { [switchPath]: true }, unset: [] },
    },
  ];
}

function exclude(path: Path, other: Path): Block {
  const fix: Fix = { label: `Unset ${other}`, set: {}, unset: [other] };
  return { path, reason: "services take one limit or the other, not both", fix };
}

function isSetWithin(values: Parameters, path: Path): boolean {
  return Object.keys(values).some((name) => name === path || name.startsWith(`${path}.`));
}

function readValue(values: Parameters, path: Path): Json | undefined {
  return Object.hasOwn(values, path) ? values[path] : undefined;
}
