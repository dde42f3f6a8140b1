/**
 * Opens a small text store of the tab or the device. Where the browser refuses storage, reading returns null and
 * writing returns false, so that a private window works from memory.
 */
function openStore(name: "localStorage" | "sessionStorage") {
  const find = (): Storage | undefined => {
    try {
      return globalThis[name];
    } catch {
      return undefined;
    }
  };
  return {
    read(key: string): string | null {
      try {
        return find()?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    /** The names that begin with a text. */
    list(prefix: string): string[] {
      try {
        const store = find();
        const names = Array.from({ length: store?.length ?? 0 }, (_, index) => store?.key(index) ?? "");
        return names.filter((name) => name.startsWith(prefix));
      } catch {
        return [];
      }
    },
    /** Writes a text, or removes the entry for null. Returns false where the browser did not store it. */
    write(key: string, text: string | null): boolean {
      try {
        const store = find();
        if (!store) return false;
        if (text === null) store.removeItem(key);
        else store.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Text store of this tab, cleared when the tab closes. */
export const tabStore = openStore("sessionStorage");
/** Text store of this device, kept between visits. */
export const deviceStore = openStore("localStorage");
