const CHANNEL = "etude:saved";

let channel: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/** Tells other tabs that something was saved. */
export function tellOtherTabs(): void {
  openChannel()?.postMessage("changed");
}

/** Calls back when another tab has saved something. Returns the way to end it. */
export function onOtherTab(onChange: () => void): () => void {
  const listening = openChannel();
  listening?.addEventListener("message", onChange);
  return () => listening?.removeEventListener("message", onChange);
}
