// Runs before each file of tests that shares a thread with others. The file gets modules of its own, whose state no other
// file has seen, while packages stay loaded; what it puts on the globals, the page and its storage goes with it.
import { afterAll, vi } from "vitest";

vi.resetModules();

const globals = Object.getOwnPropertyDescriptors(globalThis);
const listeners = "document" in globalThis ? [globalThis, document].map(collectListeners) : [];

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const takeAway of listeners) takeAway();
  if ("document" in globalThis) {
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
  }
  for (const name of Reflect.ownKeys(globalThis)) {
    // The classes of a database stay: what an open database still does needs them.
    if (typeof name === "string" && name.startsWith("IDB")) continue;
    const before: PropertyDescriptor | undefined = Reflect.get(globals, name);
    if (before === undefined) Reflect.deleteProperty(globalThis, name);
    else if (before.configurable === true) Object.defineProperty(globalThis, name, before);
  }
});

/** Notes the listeners that are added to a target from now on. Returns a function that removes them. */
function collectListeners(target: Pick<EventTarget, "addEventListener" | "removeEventListener">): () => void {
  const added: Parameters<EventTarget["addEventListener"]>[] = [];
  const add = target.addEventListener;
  target.addEventListener = (...args: Parameters<EventTarget["addEventListener"]>) => {
    added.push(args);
    add.apply(target, args);
  };
  return () => {
    target.addEventListener = add;
    for (const args of added) target.removeEventListener(...args);
  };
}
