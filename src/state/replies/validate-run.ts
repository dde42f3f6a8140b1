import type { Part } from "#core/content/part.ts";
import type { Conversation, Settings, Variant } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { describeCombination } from "#core/conversation/describe-combination.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { getScale, findUndrawnScales } from "#core/conversation/image-scales.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { findProblems, selectSendable } from "#core/parameters/select-sendable.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import type { Id } from "#core/vocabulary.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { getTypedTexts } from "#state/document/documents.ts";
import { selectFieldErrors } from "#state/document/typed-texts.ts";

/** Why a plan cannot be sent as it stands, naming the column where there are several; null where it can. */
export function validateRun({ conversation, replies }: RunPlan): string | null {
  const columns = listColumns(conversation);
  for (const variantId of new Set(replies.map((reply) => reply.variantId))) {
    const variant = conversation.variants.find(({ id }) => id === variantId);
    const reply = replies.find((each) => each.variantId === variantId);
    const parts = conversation.turns[reply?.turnId ?? ""]?.parts ?? [];
    const problem =
      variant && (findUndrawn(parts, variant, conversation) ?? validateColumn(conversation, variant, parts));
    if (problem === undefined) continue;
    const columnIndex = columns.findIndex(({ id }) => id === variantId);
    return columns.length > 1 ? `${nameColumn(conversation, variant, columnIndex)}: ${problem}` : problem;
  }
  return null;
}

/** Every connection a plan goes to. */
export function listConnectionIds({ replies }: RunPlan): Id[] {
  return [...new Set(replies.map(({ sentWith }) => sentWith.connectionId))];
}

function validateColumn(conversation: Conversation, variant: Variant, parts: readonly Part[]): string | undefined {
  const settings = resolveSettings(conversation, variant.id);
  if (settings.modelId.trim() === "") return "Choose a model first.";
  const capabilities = resolveCapabilities(settings);
  const { source, specs, maxParts, preset, wire } = capabilities;
  const count = orderParts({ role: "user", parts: [...parts] }).length;
  if (wire === "predict" && parts.some(({ kind }) => kind !== "text"))
    return "The Predict wire carries text alone. Remove the pictures, or choose another wire in Connections.";
  if (count > maxParts)
    return `${preset.name} takes at most ${maxParts} parts in a message to this model, and these are ${count} with the text${count > parts.length ? " and the labels" : ""}. Remove some pictures, or choose the Messages wire in Connections.`;
  const exclusions = computeExclusions(source, settings.parameters);
  // Only a field that is drawn and could be sent can be mended, and has to be.
  const fieldError = selectFieldErrors(getTypedTexts(), variant.id).find(
    ({ path }) => (path === MODEL_PATH || specs.some((spec) => spec.path === path)) && !Object.hasOwn(exclusions, path),
  );
  if (fieldError) return `This cannot be sent yet. ${fieldError.path}: ${fieldError.reason}.`;
  const excluded = findExcluded(variant, settings, capabilities);
  if (excluded !== undefined) return `This combination cannot be sent. ${excluded}.`;
  const [problem] = findProblems(source, specs, settings.parameters, settings.extraJson);
  return problem === undefined ? undefined : `This cannot be sent yet. ${problem}.`;
}

/** A size of a picture that this column is to be sent and that could not be drawn, or is not yet. */
function findUndrawn(parts: readonly Part[], variant: Variant, conversation: Conversation): string | undefined {
  const { imageScales } = resolveSettings(conversation, variant.id);
  const scale = parts.flatMap((part) =>
    part.kind === "image" ? findUndrawnScales(part, [getScale(part, imageScales)]) : [],
  )[0];
  return scale === undefined
    ? undefined
    : `An image is not drawn at ${scale} of its size. Change its sizes, or attach it again.`;
}

/** A swept value that would not go along: the columns would look different and be sent the same. */
function findExcluded(variant: Variant, settings: Settings, { source, specs }: ModelCapabilities): string | undefined {
  const sendable = selectSendable(source, specs, settings.parameters);
  const exclusions = computeExclusions(source, settings.parameters);
  const path = Object.keys(variant.sweep?.valueIds ?? {}).find(
    (each) => each !== MODEL_PATH && settings.parameters[each] !== undefined && sendable[each] === undefined,
  );
  if (path === undefined) return undefined;
  return `${path}: ${exclusions[path]?.reason ?? `${settings.modelId} does not take it`}`;
}

function nameColumn(conversation: Conversation, variant: Variant | undefined, columnIndex: number): string {
  const combination = variant ? describeCombination(conversation, variant) : [];
  const letter = columnIndex < 0 ? "A column" : `Variant ${formatColumnLetter(columnIndex)}`;
  return combination.length > 0 ? `${letter} (${combination.join(", ")})` : letter;
}
