import { useEffect } from "react";
import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { useOpenId, useOpenValue } from "#state/document/documents.ts";
import { followBatches } from "./follow-batches.ts";

const NONE: readonly Batch[] = [];

const listOpenBatches = (batches: Conversation["batches"]): readonly Batch[] =>
  Object.values(batches ?? {}).filter(isBatchOpen);

/** The batches of the open conversation whose results are not in their cells yet; they are followed while they are shown. */
export function useFollowedBatches(): readonly Batch[] {
  const openId = useOpenId();
  const batches = useOpenValue(({ settled }) => settled.batches, listOpenBatches, NONE);
  const ids = batches.map(({ id }) => id).join(" ");
  useEffect(
    function follow() {
      return ids === "" ? undefined : followBatches(openId);
    },
    [openId, ids],
  );
  return batches;
}
