import type { RefObject } from "react";
import { useEffect } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import { replySeen } from "#state/replies/seen-replies.ts";

/** Tells, while a reply is being written, whether any of it is in sight. */
export function useSeen(article: RefObject<HTMLElement | null>, replyId: Id, isBusy: boolean): void {
  useEffect(() => {
    const box = article.current;
    if (!isBusy || !box) return undefined;
    const sight = new IntersectionObserver((entries) => replySeen(replyId, entries.at(-1)?.isIntersecting ?? false));
    sight.observe(box);
    return () => {
      sight.disconnect();
      replySeen(replyId, false);
    };
  }, [article, replyId, isBusy]);
}
