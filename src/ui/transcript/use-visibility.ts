import type { Id } from "#core/vocabulary.ts";
import type { RefObject } from "react";
import { useEffect } from "react";
import { replyVisibilityChanged } from "#state/replies/reply-frames.ts";

/** Reports, while a reply is running, whether any of it is visible. */
export function useVisibility(article: RefObject<HTMLElement | null>, replyId: Id, isBusy: boolean): void {
  useEffect(() => {
    const element = article.current;
    if (!isBusy || !element) return undefined;
    const observer = new IntersectionObserver((entries) =>
      replyVisibilityChanged(replyId, element, entries.at(-1)?.isIntersecting ?? false),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      replyVisibilityChanged(replyId, element, false);
    };
  }, [article, replyId, isBusy]);
}
