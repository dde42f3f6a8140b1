const CHANNEL = "etude:saved";

/** A message to other tabs about a change on the disk they share. */
export type TabMessage = { type: "saved" | "deleted"; conversationId: string };

let channel: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** Tells other tabs that a conversation was saved or deleted. */
export function notifyOtherTabs(message: TabMessage): void {
  openChannel()?.postMessage(message);
}

/** Calls back when another tab has saved or deleted a conversation. Returns a function that stops listening. */
export function listenToOtherTabs(onMessage: (message: TabMessage) => void): () => void {
  const listen = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
  const listening = openChannel();
  listening?.addEventListener("message", listen);
  return () => listening?.removeEventListener("message", listen);
}
