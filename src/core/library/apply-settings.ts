import { detachVariant, changeVariant } from "#core/conversation/change-variant.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { changeSampleCount } from "#core/conversation/edit-variants.ts";
import { changeSettings } from "#core/conversation/settings.ts";
import { isSameJson } from "#core/json.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { captureSettings, isKeptField } from "./capture-settings.ts";
import { listSettingChanges, SERVICE } from "./list-setting-changes.ts";
import type { KeptSettings } from "./saved-settings.ts";

/**
 * The conversation with kept settings in a column, in place of its own. A field with several values is left out where
 * the model does not take it (`isTaken`), since a run could not expand it. The column leaves its sweep where one of its
 * values changes.
 */
export function applySettings(
  conversation: Conversation,
  variantId: Id,
  kept: KeptSettings,
  isTaken: (path: Path) => boolean,
): Conversation {
  const hasModel = kept.model !== undefined;
  const now = captureSettings(conversation, variantId, hasModel);
  const changed = listSettingChanges(now, kept).map(({ path }) => path);
  if (changed.length === 0) return conversation;
  // Another service is another model, whatever its name.
  const paths = changed.includes(SERVICE) ? [...changed, MODEL_PATH] : changed;
  const detached = changeVariant(conversation, variantId, (variant) => detachVariant(variant, paths));
  const applied = changeSettings(detached, variantId, {
    ...kept.model,
    ...(!isSameJson(now.parameters, kept.parameters) && { parameters: kept.parameters }),
    ...(now.extraJson !== kept.extraJson && { extraJson: kept.extraJson }),
  });
  const swept = changeVariant(applied, variantId, ({ swept: before = {}, ...rest }) => {
    const others = Object.entries(before).filter(([path]) => !isKeptField(path, hasModel));
    const own = Object.entries(kept.swept ?? {}).filter(([path]) => path === MODEL_PATH || isTaken(path));
    const next = Object.fromEntries([...others, ...own]);
    return Object.keys(next).length === 0 ? rest : { ...rest, swept: next };
  });
  return changeSampleCount(swept, variantId, kept.samples ?? 1);
}
