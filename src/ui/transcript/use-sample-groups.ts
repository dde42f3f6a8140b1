import { useMemo } from "react";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import { groupSamples } from "#core/compare/group-samples.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";

const NO_GROUPS: readonly SampleGroup[] = [];

/** The replies of a cell with identical ones together, as they were when the last of any settled. Empty below two. */
export function useSampleGroups(replyIds: readonly Id[]): readonly SampleGroup[] {
  const replies = useSettledConversation()?.replies;
  return useMemo(
    () => (replies && replyIds.length > 1 ? groupSamples(replyIds.flatMap((id) => replies[id] ?? [])) : NO_GROUPS),
    [replies, replyIds],
  );
}
