/** A way to tell other tabs of something; `listen` returns a function that stops listening. */
export type TabChannel<Message> = {
  notify: (message: Message) => void;
  listen: (onMessage: (message: Message) => void) => () => void;
};

/** A channel between tabs, opened with its first use; without an effect where the browser has none. */
export function createTabChannel<Message>(name: string): TabChannel<Message> {
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (typeof BroadcastChannel === "undefined") return undefined;
    channel ??= new BroadcastChannel(name);
    return channel;
  };
  return {
    notify: (message) => open()?.postMessage(message),
    listen: (onMessage) => {
      const receive = ({ data }: MessageEvent<Message>) => onMessage(data);
      const listening = open();
      listening?.addEventListener("message", receive);
      return () => listening?.removeEventListener("message", receive);
    },
  };
}
