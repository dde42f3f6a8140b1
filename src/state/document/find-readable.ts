import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import type { StoredHead } from "#io/storage/stored-heads.ts";

/** The newest conversation that can be read. One that comes first, by its age or its name, but is damaged is passed over. */
export function findReadable(
  saved: readonly StoredHead[],
  named: Id | undefined,
): { newest: StoredHead | undefined; passedOver: StoredHead | undefined } {
  const [first] = saved;
  return {
    newest: saved.find(({ head }) => parseHead(head)),
    passedOver: saved.find(({ id, head }) => (id === named || id === first?.id) && !parseHead(head)),
  };
}
