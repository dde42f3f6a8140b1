import { afterEach, expect, test, vi } from "vitest";
import { removeServiceWorkers } from "./service-workers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser at an address, with service workers, each a scope with the file of its worker. Returns the scopes that are left. */
function standAt(href: string, workers: readonly (readonly [scope: string, file: string])[]): () => string[] {
  const left = new Set(workers.map(([scope]) => scope));
  const registrations = workers.map(([scope, file]) => ({
    scope,
    active: { scriptURL: new URL(file, scope).href },
    waiting: null,
    installing: null,
    unregister: async () => left.delete(scope),
  }));
  vi.stubGlobal("location", new URL(href));
  vi.stubGlobal("navigator", { serviceWorker: { getRegistrations: async () => registrations } });
  return () => [...left];
}

test("a service worker that another program left at the address of this page is removed", async () => {
  const listLeft = standAt("http://localhost:4173/?model=a", [
    ["http://localhost:4173/", "sw.js"],
    ["http://localhost:4173/docs/", "sw.js"],
  ]);
  expect(await removeServiceWorkers(true)).toBe(true);
  expect(listLeft()).toEqual(["http://localhost:4173/docs/"]);
});

test.each([
  ["http://localhost:18427/", []],
  ["http://localhost:18427/", [["http://localhost:18427/", "etude-offline.js"]]],
  ["https://etude.example/play/", [["https://etude.example/", "sw.js"]]],
] as const)("at %s the service workers %j are none of another program", async (href, workers) => {
  const listLeft = standAt(href, workers);
  expect(await removeServiceWorkers(true)).toBe(false);
  expect(listLeft()).toEqual(workers.map(([scope]) => scope));
});

test("a version without a service worker removes Étude's own, on any host, and none of another program there", async () => {
  const listLeft = standAt("https://etude.example/play/", [
    ["https://etude.example/", "sw.js"],
    ["https://etude.example/play/", "etude-offline.js"],
  ]);
  expect(await removeServiceWorkers(false)).toBe(false);
  expect(listLeft()).toEqual(["https://etude.example/"]);
});

test("a browser without service workers has none to remove", async () => {
  vi.stubGlobal("location", new URL("http://localhost:18427/"));
  vi.stubGlobal("navigator", {});
  expect(await removeServiceWorkers(true)).toBe(false);
});
