import type { Part } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply, Turn } from "./conversation.ts";

type Variants = Pick<Conversation, "variants">;
type Prompts = Pick<Turn, "parts" | "own">;

/** The parts of a turn that a variant is sent. */
export function listTurnParts(conversation: Variants, turn: Prompts | undefined, variantId: Id): readonly Part[] {
  if (!turn?.own) return turn?.parts ?? [];
  const { parts } = turn;
  return listPartIndexes(conversation, turn, variantId).flatMap((index) => parts[index] ?? []);
}

/** The indexes of the parts of a turn that a variant is sent. */
export function listPartIndexes(conversation: Variants, { parts, own }: Prompts, variantId: Id): readonly number[] {
  return own ? (own[resolvePromptOwner(conversation, own, variantId)] ?? []) : [...parts.keys()];
}

/**
 * The indexes of the pictures among which a picture of a turn was sent: to this variant, or to another one where this one was
 * not sent it.
 */
export function listPicturesBeside(
  conversation: Variants,
  turn: Prompts,
  partIndex: number,
  variantId: Id,
): readonly number[] {
  const variantIds = [variantId, ...Object.keys(turn.own ?? {})];
  const sent = variantIds.map((id) => listPartIndexes(conversation, turn, id));
  const indexes = sent.find((each) => each.includes(partIndex)) ?? [];
  return indexes.filter((index) => turn.parts[index]?.kind === "image");
}

/**
 * The variant whose prompt of a turn a variant is sent: itself where the turn has a prompt for it, else the one whose
 * thread it inherited, else one of its sweep, else the first one.
 */
function resolvePromptOwner({ variants }: Variants, own: NonNullable<Turn["own"]>, variantId: Id): Id {
  const visited = new Set<Id>();
  for (let id: Id | undefined = variantId; id !== undefined && !visited.has(id);) {
    if (Object.hasOwn(own, id)) return id;
    visited.add(id);
    const variant = variants.find((each) => each.id === id);
    const sweepId = variant?.sweep?.id;
    const sibling =
      sweepId === undefined
        ? undefined
        : variants.find(({ id: other, sweep }) => sweep?.id === sweepId && Object.hasOwn(own, other));
    if (sibling) return sibling.id;
    id = variant?.threadFrom?.variantId;
  }
  return Object.keys(own)[0] ?? variantId;
}

/**
 * The conversation in which the turn of each of these replies names the prompt of the reply's variant, so that no later
 * change of the columns changes what was said.
 */
export function settlePrompts(conversation: Conversation, replies: readonly Reply[]): Conversation {
  let { turns } = conversation;
  for (const { turnId, variantId } of replies) {
    const turn = turns[turnId];
    if (!turn?.own || Object.hasOwn(turn.own, variantId)) continue;
    const indexes = turn.own[resolvePromptOwner(conversation, turn.own, variantId)] ?? [];
    turns = { ...turns, [turnId]: { ...turn, own: { ...turn.own, [variantId]: indexes } } };
  }
  return turns === conversation.turns ? conversation : { ...conversation, turns };
}

/**
 * The parts of prompts of several variants as those of one turn. A part that several of them have stands in it once; equal
 * prompts are one that all variants share.
 */
export function joinPrompts(prompts: readonly { variantId: Id; parts: readonly Part[] }[]): Prompts {
  const keys: string[] = [];
  const parts: Part[] = [];
  const own: Record<Id, number[]> = {};
  for (const prompt of prompts)
    own[prompt.variantId] = prompt.parts.map((part) => {
      const key = JSON.stringify(part);
      const known = keys.indexOf(key);
      if (known >= 0) return known;
      keys.push(key);
      return parts.push(part) - 1;
    });
  const [first] = Object.values(own);
  const isShared = Object.values(own).every((indexes) => indexes.join() === first?.join());
  return isShared ? { parts: [...(prompts[0]?.parts ?? [])] } : { parts, own };
}
