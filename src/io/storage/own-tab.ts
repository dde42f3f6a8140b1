import { tabStore } from "./browser-store.ts";

const NAME = "etude:tab";

/** True in a window that was opened by a page of this app, until `keepOwnTab` was called in it. */
export function isCopiedTab(): boolean {
  const opener: unknown = globalThis.opener;
  if (opener === null || opener === undefined) return false;
  const own = tabStore.read(NAME);
  return own !== null && readTabOf(opener) === own;
}

/** Gives this tab a name of its own, where it has none or has a copy of another tab's. */
export function keepOwnTab(): void {
  if (tabStore.read(NAME) === null || isCopiedTab())
    tabStore.write(NAME, crypto.getRandomValues(new Uint32Array(4)).join("-"));
}

/** The name of the tab of another window; null for a window of another page, which may not be asked. */
function readTabOf(opener: unknown): string | null {
  try {
    return (opener as Window).sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}
