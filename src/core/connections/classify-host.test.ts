import { expect, test } from "vitest";
import type { FailureKind } from "#core/wire/failure.ts";
import type { NetworkConditions } from "./classify-host.ts";
import { inferNetworkFailure, classifyHost } from "./classify-host.ts";

test.each([
  ["localhost", "loopback"],
  ["127.0.0.1", "loopback"],
  ["[::1]", "loopback"],
  ["192.168.1.20", "private"],
  ["10.0.0.7", "private"],
  ["172.20.0.1", "private"],
  ["172.32.0.1", "public"],
  ["printer.local", "private"],
  ["api.aimlapi.com", "public"],
])("%s is %s", (hostname, scope) => {
  expect(classifyHost(hostname)).toBe(scope);
});

const NO_OBSTACLE: NetworkConditions = {
  isOnline: true,
  page: { scope: "public" },
  server: { scope: "public", isSecure: true },
  localNetwork: "unknown",
};
const loopback = { scope: "loopback", isSecure: false } as const;

test.each<[string, Partial<NetworkConditions>, FailureKind | undefined]>([
  ["nothing is wrong", {}, undefined],
  ["there is no network", { isOnline: false }, "offline"],
  [
    "there is no network, but the server is on this computer",
    { isOnline: false, page: { scope: "loopback" }, server: loopback },
    undefined,
  ],
  ["another computer is asked over http", { server: { scope: "private", isSecure: false } }, "plain-http"],
  [
    "a page from the web may not reach this computer",
    { server: loopback, localNetwork: "denied" },
    "local-network-denied",
  ],
  [
    "it may not reach the network around it",
    { server: { scope: "private", isSecure: true }, localNetwork: "denied" },
    "local-network-denied",
  ],
  ["it was let in", { server: loopback, localNetwork: "granted" }, undefined],
  ["it was never asked", { server: loopback }, undefined],
  [
    "the page is on this computer itself",
    { page: { scope: "loopback" }, server: loopback, localNetwork: "denied" },
    undefined,
  ],
])("where %s, that is what is said", (_where, change, kind) => {
  expect(inferNetworkFailure({ ...NO_OBSTACLE, ...change })).toBe(kind);
});
