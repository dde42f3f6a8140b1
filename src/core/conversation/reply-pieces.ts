import type { Part } from "#core/content/part.ts";
import type { Reply } from "./conversation.ts";

/**
 * What a running reply got since it was last written: its fields besides what it was sent with, and its parts from one on.
 * Folding pieces that overlap gives the same reply, so that each may be cut from any earlier state.
 */
export type ReplyPiece = Omit<Reply, "sentWith" | "after"> & {
  /** The index of the first part that changed; the parts before it stay. */
  at: number;
  /** The length of that part's text that stays; its text here is the rest. */
  offset: number;
};

/** The difference between two states of a running reply. */
export function cutPiece(before: Reply, { sentWith: _sentWith, after: _after, ...now }: Reply): ReplyPiece {
  const same = now.parts.findIndex((part, index) => part !== before.parts[index]);
  const at = same < 0 ? Math.min(now.parts.length, before.parts.length) : same;
  const [first, ...rest] = now.parts.slice(at);
  const stays = getText(before.parts[at]);
  const text = getText(first);
  const isGrown =
    first !== undefined && first.kind === before.parts[at]?.kind && stays !== undefined && text?.startsWith(stays);
  const offset = isGrown ? stays.length : 0;
  const parts = first && text !== undefined ? [withText(first, text.slice(offset)), ...rest] : now.parts.slice(at);
  return { ...now, parts, at, offset };
}

/** The text of a part that grows as it arrives; undefined for parts that come whole. */
export function getText(part: Part | undefined): string | undefined {
  if (part?.kind === "tool-call") return part.argumentsText;
  return part?.kind === "text" || part?.kind === "thinking" ? part.text : undefined;
}

/** The part with another text, where it is one that grows. */
export function withText(part: Part, text: string): Part {
  if (part.kind === "tool-call") return { ...part, argumentsText: text };
  return part.kind === "text" || part.kind === "thinking" ? { ...part, text } : part;
}
