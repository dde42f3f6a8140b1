import type { Conversation } from "#core/conversation/conversation.ts";

/**
 * The conversation without the answers to its last turn that were written for the gallery, so that a run asks the model for
 * all of them and counts none of these. Those to earlier turns stay: the last one builds on them.
 */
export function omitExamples(conversation: Conversation): Conversation {
  const { leafTurnId, shown } = conversation.view;
  const replies = Object.fromEntries(
    Object.entries(conversation.replies).filter(([, { isExample, turnId }]) => !isExample || turnId !== leafTurnId),
  );
  return {
    ...conversation,
    replies,
    view: {
      ...conversation.view,
      shown: Object.fromEntries(Object.entries(shown).filter(([, id]) => Object.hasOwn(replies, id))),
    },
  };
}
