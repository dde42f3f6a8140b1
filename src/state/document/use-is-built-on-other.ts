import { listBuiltOnOthers } from "#core/conversation/list-built-on-others.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenValue } from "./documents.ts";

/** True where a reply was sent with another reply further up than the one shown there now. */
export const useIsBuiltOnOther = (id: Id): boolean =>
  useOpenValue(
    (document) => document,
    ({ settled, cells }) => listBuiltOnOthers(settled, cells).has(id),
    false,
  );
