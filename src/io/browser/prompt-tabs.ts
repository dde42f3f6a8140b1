let channel: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  channel ??= new BroadcastChannel("etude:prompts");
  return channel;
}

/** Tells other tabs that saved prompts were changed on the disk they share. */
export function notifyPromptTabs(): void {
  openChannel()?.postMessage("changed");
}

/** Calls back when another tab has changed saved prompts, for as long as the page lives. */
export function listenToPromptTabs(onChange: () => void): void {
  openChannel()?.addEventListener("message", onChange);
}
