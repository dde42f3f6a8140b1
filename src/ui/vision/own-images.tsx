import type { Turn } from "#core/conversation/conversation.ts";
import { listPartIndexes } from "#core/conversation/turn-prompts.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { TurnImages } from "./turn-images.tsx";

const NO_INDEXES: readonly number[] = [];

/** The pictures of the own prompt of a column. */
export function OwnImages({ turn, variantId }: { turn: Turn; variantId: Id }) {
  const indexes = useSettledValue<readonly number[]>(
    (conversation) => listPartIndexes(conversation, turn, variantId),
    NO_INDEXES,
  );
  return <TurnImages turn={turn} indexes={indexes} />;
}
