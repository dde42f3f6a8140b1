import type { Id } from "#core/vocabulary.ts";
import { changeVariant } from "./change-variant.ts";
import type { Conversation } from "./conversation.ts";

/** Sets the typed text of a variant's field with several values; undefined removes the entry. */
export function changeSweptField(
  conversation: Conversation,
  variantId: Id,
  path: string,
  typed: string | undefined,
): Conversation {
  return changeVariant(conversation, variantId, (variant) => {
    const { swept, ...rest } = variant;
    const { [path]: before, ...others } = swept ?? {};
    if (before === typed) return variant;
    // A changed entry keeps its position, so that the columns keep their order.
    const next = typed === undefined ? others : { ...swept, [path]: typed };
    return Object.keys(next).length === 0 ? rest : { ...rest, swept: next };
  });
}
