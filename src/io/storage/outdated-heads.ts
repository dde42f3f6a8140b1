import type { Id } from "#core/vocabulary.ts";

/**
 * The conversations that this tab has loaded with a head of an earlier version. The head is written in the current
 * version together with the first changed record: an earlier Étude then refuses the whole conversation instead of a
 * record that it cannot parse.
 */
const outdatedIds = new Set<Id>();

/** Records that a conversation was loaded with a head of an earlier version. */
export const outdatedHeadLoaded = (id: Id): void => void outdatedIds.add(id);

/** True where a conversation was loaded with a head of an earlier version and has not been written since. */
export const isLoadedOutdated = (id: Id): boolean => outdatedIds.has(id);

/** Records that the head of a conversation is stored in the current version. */
export const currentHeadStored = (id: Id): boolean => outdatedIds.delete(id);
