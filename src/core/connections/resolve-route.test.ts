import { expect, test } from "vitest";
import { createPresetConnection } from "./connection.ts";
import { PRESETS } from "./presets.ts";
import { resolveRoute } from "./resolve-route.ts";

const aimlapi = createPresetConnection("aimlapi");
const server = { proxyUrl: "http://localhost:4173/api/aimlapi", hasKey: true };
const slot = { key: "k", origin: "https://api.aimlapi.com" };

test("a key goes to the origin it was typed for and to no other", () => {
  expect(resolveRoute(aimlapi, PRESETS.aimlapi, slot, undefined)).toEqual({
    via: "network",
    baseUrl: "https://api.aimlapi.com/v1",
    key: "k",
  });
  const elsewhere = { ...aimlapi, baseUrl: "https://evil.example/v1" };
  expect(resolveRoute(elsewhere, PRESETS.aimlapi, slot, server)).toEqual({ via: "nowhere", missing: "key" });
  const withHeaders = { ...slot, headers: { "X-Team": "red" } };
  expect(resolveRoute(aimlapi, PRESETS.aimlapi, withHeaders, undefined)).toMatchObject({
    headers: { "X-Team": "red" },
  });
  expect(JSON.stringify(resolveRoute(elsewhere, PRESETS.custom, withHeaders, undefined))).not.toContain("red");
  const custom = { ...createPresetConnection("custom"), baseUrl: "https://evil.example/v1" };
  expect(resolveRoute(custom, PRESETS.custom, slot, undefined)).toMatchObject({ key: undefined });
});

test("without a typed key the page's own server is used, where it has a key, and only for the service's own address", () => {
  expect(resolveRoute(aimlapi, PRESETS.aimlapi, undefined, server)).toEqual({
    via: "app-server",
    baseUrl: "http://localhost:4173/api/aimlapi/v1",
    key: undefined,
  });
  expect(resolveRoute(aimlapi, PRESETS.aimlapi, slot, server)).toMatchObject({ via: "network", key: "k" });
  expect(resolveRoute(aimlapi, PRESETS.aimlapi, undefined, { ...server, hasKey: false })).toEqual({
    via: "nowhere",
    missing: "key",
  });
});

test("the demo model needs no key, and a missing address is reported", () => {
  expect(resolveRoute(createPresetConnection("demo"), PRESETS.demo, undefined, undefined)).toEqual({ via: "worker" });
  expect(resolveRoute(createPresetConnection("custom"), PRESETS.custom, undefined, undefined)).toEqual({
    via: "nowhere",
    missing: "address",
  });
});
