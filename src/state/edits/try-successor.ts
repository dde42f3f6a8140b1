import { detachFromSweep } from "#core/conversation/change-variant.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { getVariantLetter } from "#core/conversation/list-columns.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { supportsPrefill } from "#core/models/claude-version.ts";
import { findSuccessor } from "#core/models/find-successor.ts";
import { mapToModel } from "#core/parameters/map-to-model.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { variantChosen } from "#state/page-choices.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { capabilitiesQuery } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { hasRoom } from "./variant-edits.ts";

/**
 * Adds a column behind one that asks the newest model of the same family with the same settings, as far as that model takes
 * them; a notice names those that are others there.
 */
export async function trySuccessor(variantId: Id): Promise<void> {
  const open = getOpenConversation();
  if (!open) return;
  const { connectionId, modelId } = resolveSettings(open, variantId);
  const { entries } = await loadCatalogue(connectionId).catch(() => ({ entries: [] }));
  const successor = findSuccessor(
    entries.map(({ id }) => id),
    modelId,
  );
  if (successor === undefined) {
    showNotice({
      tone: "plain",
      text:
        entries.length === 0
          ? "The service did not return its list of models, so that no newer model is known."
          : `The service lists no newer model of the family of ${modelId}.`,
    });
    return;
  }
  await queryClient.fetchQuery(capabilitiesQuery(connectionId, successor));
  const now = getOpenConversation();
  if (now?.id !== open.id || !hasRoom(now)) return;
  const { specs } = resolveCapabilities({ connectionId, modelId: successor });
  const settings = resolveSettings(now, variantId);
  const { parameters, changes } = mapToModel(settings.parameters, specs);
  const losesPrefill = (settings.prefill ?? "") !== "" && supportsPrefill(modelId) && !supportsPrefill(successor);
  if (losesPrefill) changes.push("the beginning of the answer is left out");
  const copyId = newId();
  openConversationChanged((before) => {
    const copied = copyVariant(before, variantId, copyId, "behind");
    const freed = changeSweptField(detachFromSweep(copied, copyId, MODEL_PATH), copyId, MODEL_PATH, undefined);
    return changeSettings(freed, copyId, { modelId: successor, parameters, ...(losesPrefill && { prefill: "" }) });
  });
  variantChosen(copyId);
  const after = getOpenConversation();
  const letter = after ? getVariantLetter(after, copyId) : "";
  const sentence = `Variant ${letter} asks ${successor} the same`;
  if (changes.length === 0) announce(`${sentence}.`);
  else showNotice({ tone: "plain", text: `${sentence}, but: ${changes.join("; ")}.` });
}
