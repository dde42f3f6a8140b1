import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, watchWrites } from "./documents.ts";

/** The open conversation; where the disk is slow, the first one that opens. */
export function waitForOpenId(): Promise<Id> | Id {
  const open = getOpenConversation();
  if (open) return open.id;
  return new Promise((resolve) => {
    const end = watchWrites(() => {
      const opened = getOpenConversation();
      if (!opened) return;
      end();
      resolve(opened.id);
    });
  });
}
