import type { Id } from "#core/vocabulary.ts";
import type { RowPlace } from "./conversation-group.tsx";

/** The properties of a row's element, by which its list is measured and read out. */
export const getRowProps = (id: Id, { number, count, gapPx }: RowPlace) => ({
  "data-id": id,
  "aria-posinset": number,
  "aria-setsize": count,
  style: gapPx === 0 ? undefined : { marginBlockStart: gapPx },
});
