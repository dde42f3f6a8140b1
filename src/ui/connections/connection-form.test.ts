import { expect, test } from "vitest";
import type { ConnectionForm } from "./connection-form.ts";
import { createConnectionForm, hasTypedText, resolveFormSecrets } from "./connection-form.ts";

const EMPTY = createConnectionForm("custom");
const HERE = "https://here.example";
const THERE = "https://there.example";

const typeKey = (form: ConnectionForm, key: string, origin: string | null): ConnectionForm => ({
  ...form,
  key,
  isKeyTyped: true,
  keyOrigin: origin,
});

test("a typed key and typed headers are for the address they were typed for, and come back with it", () => {
  const headers = { headerText: "X-Team: a1b2", isHeaderTyped: true, headerOrigin: HERE };
  const form = { ...typeKey(EMPTY, "sk-typed-1", HERE), ...headers };
  expect(resolveFormSecrets(form, HERE)).toMatchObject({ key: "sk-typed-1", headers: { "X-Team": "a1b2" } });
  expect(resolveFormSecrets(form, HERE)).not.toHaveProperty("boundTo");
  expect(resolveFormSecrets(form, THERE)).toMatchObject({ keyText: "", key: "", headers: {}, boundTo: HERE });
  expect(hasTypedText(form)).toBe(true);
});

test("a key typed before there was an address is for the address that comes", () => {
  const form = typeKey(EMPTY, "sk-typed-2", null);
  expect(resolveFormSecrets(form, null).key).toBe("sk-typed-2");
  expect(resolveFormSecrets(form, THERE).key).toBe("sk-typed-2");
});

test.each([
  ["another host", "https://here.example.evil.example"],
  ["another scheme", "http://here.example"],
  ["another port", "https://here.example:8443"],
  ["a host below it", "https://a.here.example"],
  ["no origin", ""],
])("a key typed for an address is not sent to %s", (_what, origin) => {
  expect(resolveFormSecrets(typeKey(EMPTY, "sk-typed-3", HERE), origin)).toMatchObject({ key: "", boundTo: HERE });
});

test("typing a key again for another address binds it there", () => {
  const form = typeKey(typeKey(EMPTY, "sk-typed-4", HERE), "sk-typed-5", THERE);
  expect(resolveFormSecrets(form, THERE).key).toBe("sk-typed-5");
  expect(resolveFormSecrets(form, HERE).key).toBe("");
});
