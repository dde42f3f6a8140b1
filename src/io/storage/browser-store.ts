/**
 * The tab's or the device's small text store. Reading gives null and writing false where the browser refuses storage,
 * so that a private window works with what it has in memory.
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
    /** Writes a text, or removes the entry for null. False where it could not be kept. */
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

/** Gone when the tab closes. */
export const tabStore = openStore("sessionStorage");
/** Stays on this device. */
export const deviceStore = openStore("localStorage");
