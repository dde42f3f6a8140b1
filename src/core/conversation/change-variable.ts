import { parseJson, stringOrEmpty } from "#core/json.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";
import { detachFromSweep, mapVariants } from "./change-variant.ts";
import type { Conversation, Variant } from "./conversation.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { changeSharedSettings, resolveSettings } from "./settings.ts";
import type { VariableKind } from "./variable-kind.ts";
import { getVariableKind } from "./variable-kind.ts";
import { buildVariablePath, parseVariableValues } from "./variable-path.ts";

/** True for a variant with its own value of a variable. */
export function hasOwnVariable({ overrides: { variables = {} } }: Variant, name: string): boolean {
  return Object.hasOwn(variables, name);
}

/** The values of a variable in a variant: several where they are typed, else one, or none. */
export function listVariableValues(conversation: Conversation, variant: Variant, name: string): string[] {
  const typed = variant.swept?.[buildVariablePath(name)];
  const parsed = typed === undefined ? undefined : parseJson(typed);
  if (Array.isArray(parsed)) return parsed.map(String);
  const value = resolveValue(conversation, variant.id, name);
  return value === undefined ? [] : [value];
}

/**
 * Sets the values of a variable. One is the variant's own where it has one, else that of all columns; of several, a run
 * makes a column each.
 */
export function changeVariableValues(
  conversation: Conversation,
  variantId: Id,
  name: string,
  values: readonly string[],
): Conversation {
  const path = buildVariablePath(name);
  if (values.length > 1) return changeSweptField(conversation, variantId, path, JSON.stringify(values));
  const single = changeSweptField(conversation, variantId, path, undefined);
  const [value = ""] = values;
  const variant = conversation.variants.find(({ id }) => id === variantId);
  if (variant && hasOwnVariable(variant, name) && conversation.variants.length > 1)
    return setOwnVariable(detachFromSweep(single, variantId, path), variantId, name, value);
  return shareValue(single, variantId, name, value);
}

/** Gives a variant a value of its own of a variable: the one that it has now. */
export function makeVariableOwn(conversation: Conversation, variantId: Id, name: string): Conversation {
  return setOwnVariable(conversation, variantId, name, resolveValue(conversation, variantId, name) ?? "");
}

/** Makes a variant's values of a variable those of every column. */
export function shareVariable(conversation: Conversation, variantId: Id, name: string): Conversation {
  const path = buildVariablePath(name);
  const typed = conversation.variants.find(({ id }) => id === variantId)?.swept?.[path];
  const value = resolveValue(conversation, variantId, name) ?? "";
  const detached = conversation.variants.reduce(
    (before, { id }) => changeSweptField(detachFromSweep(before, id, path), id, path, typed),
    conversation,
  );
  return changeSharedSettings(
    mapVariants(detached, (variant) => removeOwnVariable(variant, name)),
    { variables: { ...conversation.shared.variables, [name]: value } },
  );
}

/** Sets what the values of a variable are. Pictures are no texts and texts no pictures: such values are removed. */
export function changeVariableKind(conversation: Conversation, name: string, kind: VariableKind): Conversation {
  const arePictures = kind.kind === "picture";
  const changed = { ...conversation, variableKinds: { ...conversation.variableKinds, [name]: kind } };
  if (arePictures === (getVariableKind(conversation, name).kind === "picture")) return changed;
  const path = buildVariablePath(name);
  const { [name]: _shared, ...variables } = conversation.shared.variables;
  const emptied = changed.variants.reduce(
    (before, { id }) => changeSweptField(detachFromSweep(before, id, path), id, path, undefined),
    changeSharedSettings(changed, { variables }),
  );
  return mapVariants(emptied, (variant) => removeOwnVariable(variant, name));
}

/** The value of a variable in a variant, its own or the shared one; undefined for none. */
function resolveValue(conversation: Conversation, variantId: Id, name: string): string | undefined {
  return getMarkerValue(resolveSettings(conversation, variantId).variables, name);
}

function setOwnVariable(conversation: Conversation, variantId: Id, name: string, value: string): Conversation {
  return mapVariants(conversation, (variant) => {
    if (variant.id !== variantId) return variant;
    const variables = { ...variant.overrides.variables, [name]: value };
    return { ...variant, overrides: { ...variant.overrides, variables } };
  });
}

/** The shared value changes; the variant that is the only one loses its own, since there are no others. */
function shareValue(conversation: Conversation, variantId: Id, name: string, value: string): Conversation {
  const { [name]: _before, ...others } = conversation.shared.variables;
  return changeSharedSettings(
    mapVariants(conversation, (variant) => (variant.id === variantId ? removeOwnVariable(variant, name) : variant)),
    { variables: value === "" ? others : { ...conversation.shared.variables, [name]: value } },
  );
}

function removeOwnVariable(variant: Variant, name: string): Variant {
  if (!hasOwnVariable(variant, name)) return variant;
  const { variables = {}, ...overrides } = variant.overrides;
  const { [name]: _own, ...others } = variables;
  return {
    ...variant,
    overrides: Object.keys(others).length === 0 ? overrides : { ...overrides, variables: others },
  };
}

/** The values in a text that lists several: one a line, or between bars; the text itself where it lists none. */
export function splitValues(text: string): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const parsed = lines.length > 1 ? undefined : parseVariableValues(text);
  const values =
    parsed?.type === "several"
      ? parsed.values.map(({ value }) => stringOrEmpty(value))
      : lines.map((line) => line.trim());
  return values.length > 1 && new Set(values).size === values.length ? values : [text];
}
