import type { Connection } from "#core/connections/connection.ts";
import { getStartModelId } from "#state/connections/connections.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { changeVariant, detachFromSweep } from "#core/conversation/change-variant.ts";
import { changeSettings, changeSharedSettings, resolveSettings } from "#core/conversation/settings.ts";
import type { Json } from "#core/json.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import type { Fix } from "#core/parameters/parameter-rule.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { setFieldError } from "#state/parameters/invalid-fields.ts";
import { openConversationChanged } from "#state/document/documents.ts";

export function systemPromptChanged(system: string): void {
  openConversationChanged((before) => changeSharedSettings(before, { system }));
}

/** A column has a system prompt of its own; undefined where it has that of all again. */
export function columnSystemChanged(variantId: Id, system: string | undefined): void {
  openConversationChanged((before) =>
    changeVariant(before, variantId, (variant) => {
      const { system: _before, ...overrides } = variant.overrides;
      return { ...variant, overrides: system === undefined ? overrides : { ...overrides, system } };
    }),
  );
}

/** A variant has another model. Parameters that the new one does not take stay, and are not sent. */
export function modelChosen(variantId: Id, modelId: string): void {
  openConversationChanged((before) =>
    changeSettings(detachFromSweep(before, variantId, MODEL_PATH), variantId, { modelId: modelId.trim() }),
  );
}

/** A parameter was set, or unset where the value is undefined. Its column stands for no combination of it any more. */
export function parameterChanged(variantId: Id, path: Path, value: Json | undefined): void {
  openConversationChanged((before) => detachFromSweep(before, variantId, path));
  changeParameters(variantId, (parameters) => setParameter(parameters, path, value));
}

/** A change that was offered in one click was taken. */
export function fixApplied(variantId: Id, fix: Fix): void {
  for (const path of [...fix.unset, ...Object.keys(fix.set)]) setFieldError(variantId, path, undefined);
  changeParameters(variantId, (parameters) => {
    const remaining = Object.entries(parameters).filter(([path]) => !fix.unset.includes(path));
    return { ...Object.fromEntries(remaining), ...fix.set };
  });
}

export function extraJsonChanged(variantId: Id, extraJson: string): void {
  openConversationChanged((before) => changeSettings(before, variantId, { extraJson }));
}

/**
 * The conversation talks to another connection from now on. Where its model cannot be meant there (the demo's name, or
 * no name), the model last run on the connection, or its usual one, takes its place; the demo model never answers under another name.
 */
export function connectionChosen(connection: Connection): void {
  openConversationChanged((before) => {
    const { modelId } = before.shared;
    const keepsModel =
      connection.presetId !== "demo" &&
      before.shared.connectionId === connection.id &&
      modelId !== "" &&
      modelId !== DEMO_MODEL_ID;
    return changeSharedSettings(before, {
      connectionId: connection.id,
      modelId: keepsModel ? modelId : getStartModelId(connection.id),
    });
  });
}

function changeParameters(variantId: Id, change: (parameters: Settings["parameters"]) => Settings["parameters"]): void {
  openConversationChanged((before) =>
    changeSettings(before, variantId, {
      parameters: change(resolveSettings(before, variantId).parameters),
    }),
  );
}
