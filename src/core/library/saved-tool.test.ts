import { expect, test } from "vitest";
import { parseSettings, storeSettings } from "./parse-settings.ts";
import { isToolRecord, parseSavedTool, storeTool, type SavedTool } from "./saved-tool.ts";

const TOOL: SavedTool = {
  id: "1",
  name: "weather",
  tool: { name: "weather", input_schema: { type: "object" } },
  mock: { toolName: "weather", kind: "fixed", result: "rain" },
};

test("a stored tool is read as it was saved, with its mock, and the reader of saved settings leaves it out", () => {
  const stored = storeTool(TOOL);
  expect(parseSavedTool(stored)).toEqual(TOOL);
  expect(isToolRecord(stored)).toBe(true);
  expect(parseSettings(stored)).toBeUndefined();
});

test("records of a later version, damaged records and saved settings are no saved tools", () => {
  const settings = storeSettings({ id: "2", name: "cold", kept: { parameters: { temperature: 0 }, extraJson: "" } });
  expect(isToolRecord(settings)).toBe(false);
  const later = { ...storeTool(TOOL), format: 2 };
  expect(isToolRecord(later)).toBe(true);
  for (const stored of [settings, later, { ...storeTool(TOOL), mock: { kind: "?" } }, null, "tool"])
    expect(parseSavedTool(stored)).toBeUndefined();
});
