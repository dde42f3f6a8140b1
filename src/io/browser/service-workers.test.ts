import { afterEach, expect, test, vi } from "vitest";
import { removeServiceWorkers } from "./service-workers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser at an address, with service workers of these scopes. Returns the scopes that are left. */
function standAt(href: string, scopes: readonly string[]): () => string[] {
  const left = new Set(scopes);
  const registrations = scopes.map((scope) => ({ scope, unregister: async () => left.delete(scope) }));
  vi.stubGlobal("location", new URL(href));
  vi.stubGlobal("navigator", { serviceWorker: { getRegistrations: async () => registrations } });
  return () => [...left];
}

test("a service worker that another program left at the address of this page is removed", async () => {
  const listLeft = standAt("http://localhost:4173/?model=a", ["http://localhost:4173/", "http://localhost:4173/docs/"]);
  expect(await removeServiceWorkers()).toBe(true);
  expect(listLeft()).toEqual(["http://localhost:4173/docs/"]);
});

test.each([
  ["http://localhost:18427/", []],
  ["https://etude.example/play/", ["https://etude.example/"]],
])("at %s the service workers %j are none of another program", async (href, scopes) => {
  const listLeft = standAt(href, scopes);
  expect(await removeServiceWorkers()).toBe(false);
  expect(listLeft()).toEqual(scopes);
});

test("a browser without service workers has none to remove", async () => {
  vi.stubGlobal("location", new URL("http://localhost:18427/"));
  vi.stubGlobal("navigator", {});
  expect(await removeServiceWorkers()).toBe(false);
});
