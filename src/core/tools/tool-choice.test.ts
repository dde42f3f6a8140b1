import { expect, test } from "vitest";
import { hasServiceTool, SERVICE_TOOLS, toggleServiceTool } from "./service-tools.ts";
import { isSerialChoice, parseToolChoice, type ToolChoice, writeToolChoice } from "./tool-choice.ts";

const CHOICES: ToolChoice[] = [{ kind: "auto" }, { kind: "any" }, { kind: "none" }, { kind: "tool", name: "look" }];

test("each tool choice is written in both dialects and read again", () => {
  for (const choice of CHOICES)
    for (const dialect of ["anthropic", "openai"] as const)
      expect(parseToolChoice(writeToolChoice(choice, dialect, false))).toEqual(choice);
  expect(CHOICES.map((choice) => writeToolChoice(choice, "openai", true))).toEqual([
    "auto",
    "required",
    "none",
    { type: "function", function: { name: "look" } },
  ]);
  expect(writeToolChoice({ kind: "tool", name: "look" }, "anthropic", true)).toEqual({
    type: "tool",
    name: "look",
    disable_parallel_tool_use: true,
  });
  expect(writeToolChoice({ kind: "none" }, "anthropic", true)).toEqual({ type: "none" });
  expect(isSerialChoice({ type: "auto", disable_parallel_tool_use: true })).toBe(true);
  expect(parseToolChoice({ type: "allowed_tools", allowed_tools: {} })).toBeUndefined();
});

test("a service's tool is added and removed in any version, and a person's tool of its name stays", () => {
  const [search] = SERVICE_TOOLS;
  if (!search) throw new Error("no tool");
  const own = { name: "web_search", input_schema: {} };
  expect(toggleServiceTool(undefined, search)).toEqual([{ type: "web_search_20250305", name: "web_search" }]);
  const newer = { type: "web_search_20260209", name: "web_search", max_uses: 3 };
  expect(hasServiceTool([own, newer], search)).toBe(true);
  expect(toggleServiceTool([own, newer], search)).toEqual([own]);
  expect(hasServiceTool([own], search)).toBe(false);
  expect(toggleServiceTool([newer], search)).toBeUndefined();
});
