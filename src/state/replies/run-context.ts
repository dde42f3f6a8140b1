import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { buildSizePath, parseScales } from "#core/conversation/image-scales.ts";
import type { PromptContent, RunContext, RunPlan } from "#core/conversation/plan-run.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import type { ValidationContext } from "#core/conversation/validate-run.ts";
import { newId } from "#io/browser/new-id.ts";
import { getTypedTexts } from "#state/document/documents.ts";
import type { Draft } from "#state/document/drafts.ts";
import { selectFieldErrors } from "#state/document/typed-texts.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { resolveCapabilities, resolveRequestFormat } from "#state/parameters/model-capabilities.ts";

/** The plan of running a draft, or the last turn again where the draft is empty; the reason where nothing would run. */
export function planDraft(
  conversation: Conversation,
  draft: Draft,
  capabilitiesOf?: CapabilitiesLookup,
): RunPlan | { reason: string } {
  if (draft.text !== "" && !hasContent(draft))
    return { reason: "The prompt is only white space. Empty it to run the last turn again" };
  return planRun(conversation, draftContent(draft), createRunContext(capabilitiesOf));
}

/** True for a draft that holds anything to send. */
export const hasContent = ({ text, attachments }: Draft): boolean => text.trim() !== "" || attachments.length > 0;

/**
 * The content of a draft in the order in which it is sent: pictures before the text. Without parts for an empty draft.
 */
function draftContent({ text, attachments }: Draft): PromptContent {
  const pictures = attachments.map(({ id, part, sizes = "" }) => ({
    part: parseScales(sizes).type === "empty" ? part : { ...part, sizeId: id },
    sizes,
  }));
  const parts: Part[] = pictures.map(({ part }) => part);
  return {
    parts: text.trim() === "" ? parts : [...parts, { kind: "text", text }],
    imageSizes: Object.fromEntries(
      pictures.flatMap(({ part, sizes }) => (part.sizeId === undefined ? [] : [[buildSizePath(part.sizeId), sizes]])),
    ),
  };
}

/** The functions and values from the stores that planning a run needs. */
export function createRunContext(capabilitiesOf: CapabilitiesLookup = resolveCapabilities): RunContext {
  return {
    resolveRequestFormat: (settings) => resolveRequestFormat(settings, capabilitiesOf(settings)),
    getSpecs: (settings) => capabilitiesOf(settings).specs,
    newId,
    nowMs: Date.now(),
  };
}

/** The functions and values from the stores that validating a run needs. */
export function createValidationContext(
  limits: Pick<ValidationContext, "getMissing" | "maxReplies">,
): ValidationContext {
  return {
    getCapabilities: resolveCapabilities,
    listFieldErrors: (variantId) => selectFieldErrors(getTypedTexts(), variantId),
    ...limits,
  };
}
