import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { cutText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { Parameters, Path, Wire } from "#core/vocabulary.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { computeConflicts, computeExclusions } from "./rules.ts";
import type { SpecSource } from "./spec-source.ts";

/** The published parameters of a model, and the name of its service. */
type Known = { wire: Wire; source: SpecSource; specs: readonly ParameterSpec[]; service: string };

/** The fields that a wire itself writes, beside the parameters. */
const OWN_FIELDS: Record<Wire, readonly string[]> = {
  "chat-completions": ["model", "messages", "system", "stream", "stream_options"],
  messages: ["model", "messages", "system", "stream"],
  predict: ["model", "input"],
};
/** The field without which nothing is asked. */
const PROMPT_FIELD: Record<Wire, string> = { "chat-completions": "messages", messages: "messages", predict: "input" };

const MAX_WARNINGS = 20;

/**
 * Warnings about a body that a person wrote, by the schema that is published for its model: fields that it lacks, values
 * outside their bounds, values that exclude each other. Each is a sentence; the body can be sent all the same.
 */
export function listBodyWarnings(body: JsonObject, { wire, source, specs, service }: Known): string[] {
  const warnings: string[] = [];
  const values: Parameters = {};
  const byPath = new Map(specs.map((spec) => [spec.path, spec]));
  const list = typeof source === "string" || source.origin === "built-in" ? "Étude’s list" : `${service}’s schema`;

  function look(path: Path, value: Json): void {
    const spec = byPath.get(path);
    if (spec) {
      values[path] = value;
      const problem = spec.check(value);
      if (problem !== undefined) warnings.push(`${path}: ${problem}.`);
    } else if (isJsonObject(value) && specs.some((each) => each.path.startsWith(`${path}.`)))
      for (const [name, inner] of Object.entries(value)) look(`${path}.${escapeDots(name)}`, inner);
    else warnings.push(`${list} does not have ${cutText(path, 80) || "a field without a name"}.`);
  }

  if (wire !== "predict" && typeof body["model"] !== "string")
    warnings.push("model is missing, or no text: the service will refuse the request.");
  const promptField = PROMPT_FIELD[wire];
  if (!Object.hasOwn(body, promptField))
    warnings.push(`${promptField} is missing: the service will refuse the request.`);
  else if (wire !== "predict" && !Array.isArray(body[promptField]))
    warnings.push(`${promptField} is no list: the service will refuse the request.`);
  for (const [name, value] of Object.entries(body)) {
    if (wire === "predict" && name === "params" && isJsonObject(value))
      for (const [inner, each] of Object.entries(value)) look(escapeDots(inner), each);
    else if (!OWN_FIELDS[wire].includes(name)) look(escapeDots(name), value);
  }
  const exclusions = Object.values(computeExclusions(source, values)).filter(({ path }) => Object.hasOwn(values, path));
  for (const { path, reason } of [...exclusions, ...computeConflicts(source, values)])
    warnings.push(`${path}: ${reason}.`);
  if (warnings.length <= MAX_WARNINGS) return warnings;
  return [...warnings.slice(0, MAX_WARNINGS), `And ${formatCount(warnings.length - MAX_WARNINGS)} more.`];
}

const escapeDots = (name: string): Path => name.replaceAll(/[\\.]/g, String.raw`\$&`);
