import { changeParameter, typeParameter } from "#core/conversation/change-parameter.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Json } from "#core/json.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { formatFieldValue } from "#core/parameters/field-text.ts";
import type { Fix } from "#core/parameters/parameter-rule.ts";
import type { ParameterControl, ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { suggestSweep } from "#core/parameters/suggest-sweep.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { openFieldsChanged } from "#state/document/documents.ts";
import type { TypedText } from "#state/document/typed-texts.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";

/**
 * Applies a text typed into the field of a parameter: a value, several values, or none. An invalid text stays in the
 * field with its reason and blocks the run. `control` is the field's control, which differs from the parameter's where
 * the field belongs to one of several alternatives.
 */
export function parameterTyped(
  variantId: Id,
  spec: ParameterSpec,
  text: string,
  control: ParameterControl = spec.control,
): void {
  openFieldsChanged((before) => {
    const typed = typeParameter(before, variantId, spec, text, control);
    const { path } = spec;
    const texts = { [buildFieldKey(variantId, path)]: selectTypedText(typed, variantId, { path, control }, text) };
    return { conversation: "reason" in typed ? before : typed.conversation, texts };
  });
}

/** Sets a parameter, or unsets it for undefined. The typed text of its field is removed. */
export function parameterChanged(variantId: Id, path: Path, value: Json | undefined): void {
  parametersChanged(variantId, { [path]: value });
}

/** Applies a fix that the user chose. */
export function fixApplied(variantId: Id, { set, unset }: Pick<Fix, "set" | "unset">): void {
  parametersChanged(variantId, { ...Object.fromEntries(unset.map((path) => [path, undefined])), ...set });
}

/** Records the text of a field that was left incomplete. The text blocks the run. */
export function parameterLeftIncomplete(variantId: Id, path: Path, text: string, reason: string): void {
  openFieldsChanged((conversation) => ({
    conversation,
    texts: { [buildFieldKey(variantId, path)]: { text, reason } },
  }));
}

/** Fills a parameter's field with several values for a sweep. */
export function sweepSuggested(variantId: Id, spec: ParameterSpec): void {
  openFieldsChanged((before) => {
    const value = getParameter(resolveSettings(before, variantId).parameters, spec.path);
    return {
      conversation: changeSweptField(before, variantId, spec.path, suggestSweep(spec, value)),
      texts: { [buildFieldKey(variantId, spec.path)]: undefined },
    };
  });
}

/** Sets several parameters of a column at once; undefined unsets one. */
export function parametersChanged(variantId: Id, values: { [path: Path]: Json | undefined }): void {
  openFieldsChanged((before) => ({
    conversation: Object.entries(values).reduce(
      (conversation, [path, value]) => changeParameter(conversation, variantId, path, value),
      before,
    ),
    texts: Object.fromEntries(Object.keys(values).map((path) => [buildFieldKey(variantId, path), undefined])),
  }));
}

/** The text to store for a field; undefined where the conversation alone gives the same text. */
function selectTypedText(
  typed: { conversation: Conversation } | { reason: string },
  variantId: Id,
  { path, control }: Pick<ParameterSpec, "path" | "control">,
  text: string,
): TypedText | undefined {
  if ("reason" in typed) return { text, reason: typed.reason };
  const { conversation } = typed;
  if (conversation.variants.find(({ id }) => id === variantId)?.swept?.[path] !== undefined) return undefined;
  const value = resolveSettings(conversation, variantId).parameters[path];
  return formatFieldValue(value, control) === text ? undefined : { text, value };
}
