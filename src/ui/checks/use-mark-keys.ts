import { getOpenId, getReply } from "#state/document/documents.ts";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";
import { readMarkKey } from "./read-mark-key.ts";

/** Few answers are marked. */
const loadMarking = () => import("./press-mark-key.ts");

/** Lets keys mark the answer that has the focus. */
export function useMarkKeys(): void {
  useWindowKeydown((event) => {
    const { target, defaultPrevented, repeat } = event;
    const replyId = target instanceof HTMLElement ? target.dataset["reply"] : undefined;
    if (replyId === undefined) return;
    const reply = getReply(getOpenId(), replyId);
    const pressed = readMarkKey(event);
    if (!pressed || reply?.status !== "done" || defaultPrevented || repeat) return;
    event.preventDefault();
    void loadMarking().then(({ pressMarkKey }) => pressMarkKey(pressed, reply));
  });
}
