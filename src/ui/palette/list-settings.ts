import { parseSetting } from "#core/commands/parse-setting.ts";
import { typeParameter } from "#core/conversation/change-parameter.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { formatFieldValue } from "#core/parameters/field-text.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import { parseSampleCount } from "#core/parameters/parse-sample-count.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import type { Id } from "#core/vocabulary.ts";
import { modelTyped } from "#state/edits/model-edits.ts";
import { parameterTyped, sweepSuggested } from "#state/edits/parameter-edits.ts";
import { samplesChanged } from "#state/edits/variant-edits.ts";
import { describeSweep } from "#ui/parameters/describe-sweep.ts";
import type { PanelCapabilities } from "#ui/parameters/use-panel-state.ts";
import { showParameter } from "#ui/transcript/show-parameter.ts";
import { focusModelField } from "#ui/variants/focus-model-field.ts";
import type { Command } from "./command.ts";

const SAMPLES = "samples";
const MODEL = "model";

/** The column whose fields are set. */
export type SetColumn = {
  conversation: Conversation;
  variantId: Id;
  letter: string;
  capabilities: PanelCapabilities;
};

/** The commands that lead to each field of a column, and those that fill one with several values. */
export function listFields({ conversation, variantId, capabilities }: SetColumn): Command[] {
  const paths = [MODEL, SAMPLES, ...capabilities.specs.map(({ path }) => path)];
  const { parameters } = resolveSettings(conversation, variantId);
  const exclusions = computeExclusions(capabilities.source, parameters);
  const sweeps = capabilities.specs.map((spec) => ({
    key: `sweep ${spec.path}`,
    label: `Sweep ${spec.path}`,
    words: "several values columns",
    offReason: exclusions[spec.path]?.canBeTyped === false ? exclusions[spec.path]?.reason : undefined,
    run: () => {
      sweepSuggested(variantId, spec);
      showParameter(variantId, spec.path, "accent");
    },
  }));
  const fields = paths.map((path) => ({
    key: `field ${path}`,
    label: path,
    words: `parameter setting ${path.replaceAll(/[._]/g, " ")}`,
    detail: "Goes to the field; a value typed behind the name is set at once",
    run: () => (path === MODEL ? focusModelField(variantId) : showParameter(variantId, path, "accent")),
  }));
  return [...fields, ...sweeps];
}

/**
 * The command that sets the field that a query names to its text, or says why it cannot; undefined for any other query, and for
 * one that only begins like a name and gives no value.
 */
export function findSetting(query: string, column: SetColumn): Command | undefined {
  const { specs } = column.capabilities;
  const typed = parseSetting(query, [MODEL, SAMPLES, ...specs.map(({ path }) => path)]);
  if (typed?.text === undefined) return undefined;
  const { path, text } = typed;
  const effect =
    path === MODEL
      ? describeModel(text, column)
      : path === SAMPLES
        ? describeSamples(text, column)
        : describeParameter(
            text,
            specs.find((spec) => spec.path === path),
            column,
          );
  const offReason = "reason" in effect ? effect.reason : undefined;
  if (offReason !== undefined && typed.isAbbreviated) return undefined;
  return {
    key: `set ${path}`,
    label: `Set ${path} to ${text}`,
    detail: "detail" in effect ? `Column ${column.letter}: ${effect.detail}` : undefined,
    offReason,
    run: "run" in effect ? effect.run : () => {},
  };
}

/** The effect of a text on a field, or the reason why it has none. */
type Effect = { detail: string; run: () => void } | { reason: string };

function describeModel(text: string, { variantId }: SetColumn): Effect {
  const parsed = parseModelList(text);
  if (parsed.type === "unreadable") return { reason: `Invalid: ${parsed.reason}.` };
  const run = () => modelTyped(variantId, text);
  if (parsed.type !== "several") return { detail: text, run };
  const names = parsed.values.flatMap(({ value }) => (typeof value === "string" ? [value] : [])).join(" · ");
  return { detail: names === "" ? "the same model" : `${parsed.values.length} columns: ${names}`, run };
}

function describeSamples(text: string, { variantId }: SetColumn): Effect {
  const parsed = parseSampleCount(`x${text.replace(/^[x×]/i, "")}`);
  if ("reason" in parsed) return { reason: `Invalid: ${parsed.reason}.` };
  const { samples } = parsed;
  if (samples === undefined || parsed.list !== "") return { reason: "Invalid: enter a number, such as 3." };
  return {
    detail: samples === 1 ? "1 answer per run" : `${samples} answers per run`,
    run: () => samplesChanged(variantId, samples),
  };
}

function describeParameter(text: string, spec: ParameterSpec | undefined, column: SetColumn): Effect {
  if (!spec) return { reason: "This model has no such field." };
  const { conversation, variantId, capabilities } = column;
  const { path, control } = spec;
  const typed = typeParameter(conversation, variantId, spec, text);
  if ("reason" in typed) return { reason: `Invalid: ${typed.reason}.` };
  const after = typed.conversation;
  const values = resolveSettings(after, variantId).parameters;
  const exclusion = computeExclusions(capabilities.source, values)[path];
  if (exclusion && exclusion.canBeTyped === false) return { reason: `Not sent: ${exclusion.reason}.` };
  const run = () => parameterTyped(variantId, spec, text);
  const swept = after.variants.find(({ id }) => id === variantId)?.swept?.[path];
  if (swept !== undefined) return { detail: describeSweep(swept, spec).text, run };
  const value = values[path];
  if (value === undefined) return { detail: "not sent", run };
  const fault = spec.check(value);
  return fault === undefined ? { detail: formatFieldValue(value, control), run } : { reason: `Invalid: ${fault}.` };
}
