import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import { parseFieldText } from "#core/parameters/field-text.ts";
import type { ParameterControl, ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import type { Id, Parameters, Path } from "#core/vocabulary.ts";
import { detachFromSweep } from "./change-variant.ts";
import type { Conversation } from "./conversation.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { changeSettings, resolveSettings } from "./settings.ts";

/**
 * The conversation with a parameter set to one value, or unset; the same conversation where nothing changes. The
 * variant leaves its sweep, since it no longer has the sweep's value.
 */
export function changeParameter(
  conversation: Conversation,
  variantId: Id,
  path: Path,
  value: Json | undefined,
): Conversation {
  const plain = changeSweptField(conversation, variantId, path, undefined);
  const { parameters } = resolveSettings(plain, variantId);
  const next = setParameter(parameters, path, value);
  return areSameParameters(parameters, next)
    ? plain
    : changeSettings(detachFromSweep(plain, variantId, path), variantId, { parameters: next });
}

/**
 * The conversation after a text was typed into the field of a parameter, which sets one value, several values or none;
 * or the reason why the text is invalid. `control` is the field's control; the field of an alternative accepts only one
 * value, since it could not show several.
 */
export function typeParameter(
  conversation: Conversation,
  variantId: Id,
  spec: ParameterSpec,
  text: string,
  control: ParameterControl = spec.control,
): { conversation: Conversation } | { reason: string } {
  const { path } = spec;
  const holdsSweep = conversation.variants.find(({ id }) => id === variantId)?.swept?.[path] !== undefined;
  const parsed = parseFieldText(text, { ...spec, control }, holdsSweep);
  if (parsed.type === "unreadable") return parsed;
  if (parsed.type === "several" && control !== spec.control)
    return { reason: "one value is expected here; Sweep takes several" };
  // A field that replaced a control keeps its text until it is emptied, so that it does not disappear during typing.
  const isSeparateField = holdsSweep && spec.control.kind !== "number";
  if (parsed.type === "several" || isSeparateField)
    return {
      conversation: changeSweptField(conversation, variantId, path, text.trim() === "" ? undefined : text),
    };
  return {
    conversation: changeParameter(conversation, variantId, path, parsed.type === "one" ? parsed.value : undefined),
  };
}

function areSameParameters(a: Parameters, b: Parameters): boolean {
  const paths = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...paths].every((path) => isSameJson(a[path], b[path]));
}
