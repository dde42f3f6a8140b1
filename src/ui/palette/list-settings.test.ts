// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { resetState } from "#state/reset-state.ts";
import { findSetting } from "./list-settings.ts";

beforeEach(() => {
  resetState();
  openNewConversation();
});

function find(query: string) {
  const conversation = getOpen();
  const variantId = listColumns(conversation)[0]?.id ?? "";
  const capabilities = resolveCapabilities(resolveSettings(conversation, variantId));
  return findSetting(query, { conversation, variantId, letter: "A", capabilities });
}

const getSettings = () => resolveSettings(getOpen(), listColumns(getOpen())[0]?.id ?? "");
const getSwept = () => listColumns(getOpen())[0]?.swept;

test("one value is set as in the field of the panel", () => {
  const setting = find("temperature .5");
  expect(setting).toMatchObject({ label: "Set temperature to .5", detail: "Column A: 0.5", offReason: undefined });
  expect(getSettings().parameters["temperature"]).not.toBe(0.5);
  setting?.run();
  expect(getSettings().parameters["temperature"]).toBe(0.5);
});

test("several values fill the field for a sweep", () => {
  const setting = find("temperature 0, .5, 1");
  expect(setting?.detail).toBe("Column A: 3 columns: 0 · 0.5 · 1");
  setting?.run();
  expect(getSwept()).toEqual({ temperature: "0, .5, 1" });
});

test.each([
  ["temperature warm", /^Invalid: .*number/],
  ["temperature 7", /^Invalid: /],
  ["temperature 0,2", /^Invalid: 0\.2, or 0 and 2\?/],
  ["samples 0", /^Invalid: enter a number of samples/],
  ["model a,, b", /^Invalid: a model is missing/],
])("%s is refused with the sentence of the field, and sets nothing", (query, reason) => {
  const before = getOpen();
  const setting = find(query);
  expect(setting?.offReason).toMatch(reason);
  setting?.run();
  expect(getOpen()).toBe(before);
});

test("models and samples are set by the same line", () => {
  find("model a-1, b.2")?.run();
  expect(getSwept()).toEqual({ model: "a-1, b.2" });
  find("samples 3")?.run();
  expect(listColumns(getOpen())[0]?.samples).toBe(3);
  find("model c")?.run();
  expect(getSettings().modelId).toBe("c");
});

test("a name alone, and a line that names no field, set nothing", () => {
  expect(find("temperature")).toBeUndefined();
  expect(find("new conversation")).toBeUndefined();
});
