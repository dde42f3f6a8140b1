import { afterEach, beforeEach, expect, test } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { preferencesChanged } from "#state/preferences/preferences.ts";
import { resetState } from "#state/reset-state.ts";
import { saveConnections } from "#state/edits/save-connections.ts";
import { forgetAllKeys } from "#state/edits/forget-keys.ts";
import { createKnownRedactor } from "./create-known-redactor.ts";
import { holdKeys, keysUsed } from "./key-use.ts";
import { lockKeys, lockUnused, sealSecrets, unlockKeys } from "./key-vault.ts";
import { keyChanged, keysUnlocked } from "./key-edits.ts";
import { getHeldSlot, getKeySlot } from "./keys.ts";
import { loadRoute } from "./load-route.ts";

const KEY = "sk-vault-93kd82hf";
const TEAM = "team-vault-71c2";
const PASSPHRASE = "correct horse battery";
const MINUTE_MS = 60_000;

const CUSTOM = {
  id: "custom",
  presetId: "custom",
  baseUrl: "https://models.example/v1",
  wire: "chat-completions",
} as const;
const OPENAI = { id: "openai", presetId: "openai", baseUrl: PRESETS.openai.baseUrl, wire: "chat-completions" } as const;

beforeEach(async () => {
  globalThis.sessionStorage = createMemoryStorage();
  globalThis.localStorage = createMemoryStorage();
  await saveConnections(
    [
      { connection: OPENAI, secrets: { key: `${KEY}-2`, headers: {}, remembered: true }, isSealed: true },
      { connection: CUSTOM, secrets: { key: KEY, headers: { "X-Team": TEAM }, remembered: true }, isSealed: true },
    ],
    PASSPHRASE,
  );
});
afterEach(resetState);

const printStorage = (): string =>
  JSON.stringify(
    [localStorage, sessionStorage].map((store) =>
      Array.from({ length: store.length }, (_, index) => store.getItem(store.key(index) ?? "")),
    ),
  );

test("keys under a passphrase are usable after saving, locked at the next start, and unlocked together by one passphrase", async () => {
  expect(getKeySlot("custom")).toMatchObject({ key: KEY, headers: { "X-Team": TEAM }, isEncrypted: true });
  for (const secret of [KEY, TEAM, PASSPHRASE, "models.example:"]) expect(printStorage()).not.toContain(secret);
  resetState();
  expect(getHeldSlot("custom")).toBe("locked");
  expect((await loadRoute("custom")).route).toEqual({ via: "nowhere", missing: "lock" });
  expect(await unlockKeys("Correct horse battery")).toEqual([]);
  expect(getHeldSlot("custom")).toBe("locked");
  expect((await unlockKeys(PASSPHRASE)).toSorted()).toEqual(["custom", "openai"]);
  expect((await loadRoute("custom")).route).toMatchObject({ via: "network", key: KEY, headers: { "X-Team": TEAM } });
  expect((await loadRoute("openai")).route).toMatchObject({ via: "network", key: `${KEY}-2` });
  const redactor = createKnownRedactor();
  expect(redactor.redact(`It was ${KEY}, ${TEAM}.`)).not.toMatch(new RegExp(`${KEY}|${TEAM}`));
  lockKeys();
  expect(getHeldSlot("custom")).toBe("locked");
  expect(getHeldSlot("openai")).toBe("locked");
});

test("keys are locked once they were not used for the chosen time, and not while a reply runs or where they last as long as the tab", () => {
  const nowMs = Date.now();
  keysUsed(nowMs);
  lockUnused(nowMs + 59 * MINUTE_MS);
  expect(getKeySlot("custom")).toBeDefined();
  const release = holdKeys();
  lockUnused(nowMs + 24 * 60 * MINUTE_MS);
  expect(getKeySlot("custom")).toBeDefined();
  release();
  preferencesChanged({ keyLock: "tab" });
  lockUnused(nowMs + 24 * 60 * MINUTE_MS);
  expect(getKeySlot("custom")).toBeDefined();
  preferencesChanged({ keyLock: "15-minutes" });
  lockUnused(nowMs + 16 * MINUTE_MS);
  expect(getHeldSlot("custom")).toBe("locked");
});

test("keys locked by hand while a reply runs are locked as soon as it has ended", () => {
  const release = holdKeys();
  lockKeys();
  expect(getKeySlot("custom")).toBeDefined();
  release();
  expect(getHeldSlot("custom")).toBe("locked");
});

test("a connection saved while its key is locked keeps the key, and a key for one tab does not take its place", async () => {
  lockKeys();
  await saveConnections([
    { connection: { ...CUSTOM, baseUrl: "https://models.example/v2" }, secrets: "kept", isSealed: false },
  ]);
  expect(getHeldSlot("custom")).toBe("locked");
  keyChanged("openai", { key: "sk-of-the-tab", origin: "https://api.openai.com", remembered: false });
  expect(getKeySlot("openai")?.key).toBe("sk-of-the-tab");
  resetState();
  sessionStorage.clear();
  expect(await unlockKeys(PASSPHRASE)).toHaveLength(2);
  expect(getKeySlot("openai")?.key).toBe(`${KEY}-2`);
});

test("a key that another tab seals with the same passphrase is opened here without asking again", async () => {
  const secrets = { key: "sk-newer", origin: "https://api.anthropic.com" };
  localStorage.setItem("etude:key:anthropic", JSON.stringify(await sealSecrets("anthropic", secrets)));
  expect(getHeldSlot("anthropic")).toBe("locked");
  // As any change of the keys tells it.
  keysUnlocked({});
  await waitFor(() => expect(getKeySlot("anthropic")?.key).toBe("sk-newer"));
});

test("forgetting all keys removes them with their headers, locked or not, and leaves none for a tab that comes back", async () => {
  lockKeys();
  sessionStorage.setItem(
    "etude:key:anthropic",
    JSON.stringify({ key: KEY, origin: "https://api.anthropic.com", savedAtMs: 1 }),
  );
  const ofReopened = sessionStorage.getItem("etude:key:anthropic") ?? "";
  forgetAllKeys();
  expect(printStorage()).not.toMatch(/sealed|sk-vault/);
  sessionStorage.setItem("etude:key:anthropic", ofReopened);
  resetState();
  for (const id of Object.keys(PRESETS)) expect(getHeldSlot(id)).toBeUndefined();
});
