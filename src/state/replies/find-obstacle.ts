import type { Part } from "#core/content/part.ts";
import type { Conversation, Id, Settings, Variant } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { describeCombination } from "#core/conversation/describe-combination.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { readScale, readUndrawn } from "#core/conversation/image-scales.ts";
import { readColumns } from "#core/conversation/read-columns.ts";
import { readSettings } from "#core/conversation/settings.ts";
import { variantLetter } from "#core/conversation/variant-letter.ts";
import { readProblems, readSendable } from "#core/parameters/read-sendable.ts";
import { readBlocks } from "#core/parameters/rules.ts";
import { inOrder } from "#core/wire/in-order.ts";
import type { Offer } from "#state/connections/speech.ts";
import { readOffer } from "#state/connections/speech.ts";
import { readUnreadable } from "#state/parameters/unreadable-fields.ts";

/** Why a plan cannot be sent as it stands, naming the column where there are several; null where it can. */
export function findObstacle({ conversation, replies }: RunPlan): string | null {
  const columns = readColumns(conversation);
  for (const variantId of new Set(replies.map((reply) => reply.variantId))) {
    const variant = conversation.variants.find(({ id }) => id === variantId);
    const reply = replies.find((each) => each.variantId === variantId);
    const parts = conversation.turns[reply?.turnId ?? ""]?.parts ?? [];
    const obstacle =
      variant && (findUndrawn(parts, variant, conversation) ?? findInColumn(conversation, variant, parts));
    if (obstacle === undefined) continue;
    const place = columns.findIndex(({ id }) => id === variantId);
    return columns.length > 1 ? `${nameColumn(conversation, variant, place)}: ${obstacle}` : obstacle;
  }
  return null;
}

/** Every connection a plan goes to. */
export function readConnectionIds({ replies }: RunPlan): Id[] {
  return [...new Set(replies.map(({ sentWith }) => sentWith.connectionId))];
}

function findInColumn(conversation: Conversation, variant: Variant, parts: readonly Part[]): string | undefined {
  const settings = readSettings(conversation, variant.id);
  if (settings.modelId.trim() === "") return "Choose a model first.";
  const offer = readOffer(settings);
  const { source, specs, mostParts, preset, wire } = offer;
  const count = inOrder({ role: "user", parts: [...parts] }).length;
  if (wire === "predict" && parts.some(({ kind }) => kind !== "text"))
    return "The Predict wire carries text alone. Remove the pictures, or choose another wire in Connections.";
  if (count > mostParts)
    return `${preset.name} takes at most ${mostParts} parts in a message to this model, and these are ${count} with the text${count > parts.length ? " and the labels" : ""}. Remove some pictures, or choose the Messages wire in Connections.`;
  const blocks = readBlocks(source, settings.parameters);
  // Only a field that is drawn and could be sent can be mended, and has to be.
  const unreadable = readUnreadable(variant.id).find(
    ({ path }) => (path === MODEL_PATH || specs.some((spec) => spec.path === path)) && !Object.hasOwn(blocks, path),
  );
  if (unreadable) return `This cannot be sent yet. ${unreadable.path}: ${unreadable.reason}.`;
  const excluded = findExcluded(variant, settings, offer);
  if (excluded !== undefined) return `This combination cannot be sent. ${excluded}.`;
  const [problem] = readProblems(source, specs, settings.parameters, settings.extraJson);
  return problem === undefined ? undefined : `This cannot be sent yet. ${problem}.`;
}

/** A size of a picture that this column is to be sent and that could not be drawn, or is not yet. */
function findUndrawn(parts: readonly Part[], variant: Variant, conversation: Conversation): string | undefined {
  const { imageScales } = readSettings(conversation, variant.id);
  const scale = parts.flatMap((part) =>
    part.kind === "image" ? readUndrawn(part, [readScale(part, imageScales)]) : [],
  )[0];
  return scale === undefined
    ? undefined
    : `An image is not drawn at ${scale} of its size. Change its sizes, or attach it again.`;
}

/** A swept value that would not go along: the columns would look different and be sent the same. */
function findExcluded(variant: Variant, settings: Settings, { source, specs }: Offer): string | undefined {
  const sendable = readSendable(source, specs, settings.parameters);
  const blocks = readBlocks(source, settings.parameters);
  const path = Object.keys(variant.sweep?.valueIds ?? {}).find(
    (each) => each !== MODEL_PATH && settings.parameters[each] !== undefined && sendable[each] === undefined,
  );
  if (path === undefined) return undefined;
  return `${path}: ${blocks[path]?.reason ?? `${settings.modelId} does not take it`}`;
}

function nameColumn(conversation: Conversation, variant: Variant | undefined, place: number): string {
  const combination = variant ? describeCombination(conversation, variant) : [];
  const letter = place < 0 ? "A column" : `Variant ${variantLetter(place)}`;
  return combination.length > 0 ? `${letter} (${combination.join(", ")})` : letter;
}
