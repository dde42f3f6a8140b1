import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/json.ts";
import { parseTool, parseTools, type FunctionTool, type ToolForm } from "./parse-tools.ts";
import { buildFunctionTool, changeTool, convertTool, writeTools } from "./write-tools.ts";

const SCHEMA = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const ANTHROPIC = { name: "weather", description: "Tells the weather.", input_schema: SCHEMA };
const OPENAI = {
  type: "function",
  function: { name: "weather", description: "Tells the weather.", parameters: SCHEMA },
};

function toFunction(raw: Json): FunctionTool {
  const tool = parseTool(raw);
  if (tool.kind !== "function") throw new Error("no function");
  return tool;
}

test("a tool of either form is read with its name, description and schema", () => {
  for (const raw of [ANTHROPIC, OPENAI, { type: "function", ...OPENAI.function }, { type: "custom", ...ANTHROPIC }])
    expect(parseTool(raw)).toMatchObject({ kind: "function", name: "weather", schema: SCHEMA, raw });
  expect(parseTool({ name: "bare" })).toMatchObject({ kind: "function", form: "anthropic", schema: undefined });
});

test("tools that a service runs, custom tools and what is no tool keep their name and their JSON", () => {
  const others: [Json, string][] = [
    [{ type: "web_search_20250305", name: "web_search", max_uses: 3 }, "web_search"],
    [{ type: "custom", custom: { name: "sql", format: { type: "text" } } }, "sql"],
    [{ type: "file_search" }, "file_search"],
    [{ type: "function" }, "function"],
    ["weather", ""],
    [null, ""],
  ];
  for (const [raw, name] of others) expect(parseTool(raw)).toEqual({ kind: "other", name, raw });
  expect(parseTools({ name: "no list" })).toBeUndefined();
});

test("any list of JSON is the same once it was parsed and written", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), anyTool())), (list) => {
      const value = list as Json[];
      expect(writeTools(parseTools(value) ?? [])).toEqual(value);
    }),
  );
});

test("a tool converted to the other form and back is the same, with the fields that neither form knows", () => {
  fc.assert(
    fc.property(anyTool(), fc.constantFrom<ToolForm>("anthropic", "openai", "responses"), (raw, form) => {
      const tool = toFunction(raw);
      const there = convertTool(tool, form);
      expect(there).toMatchObject({ kind: "function", name: tool.name, schema: tool.schema });
      expect(convertTool(there, tool.form).raw).toEqual(raw);
    }),
  );
});

test("a changed name, description or schema changes nothing else of a tool", () => {
  for (const raw of [ANTHROPIC, OPENAI]) {
    const tool = toFunction({ ...raw, cache_control: { type: "ephemeral" } });
    const changed = changeTool(changeTool(tool, { name: "forecast" }), { description: "" });
    expect(changed.raw["cache_control"]).toEqual({ type: "ephemeral" });
    expect(parseTool(changed.raw)).toEqual(changed);
    expect(JSON.stringify(changed.raw)).not.toContain("description");
    const back = changeTool(changed, { name: "weather", description: "Tells the weather." });
    expect(JSON.stringify(back.raw)).toBe(JSON.stringify(tool.raw));
    expect(changeTool(tool, { schema: true }).schema).toBe(true);
  }
});

test("a built tool has the form that is asked for", () => {
  const said = { name: "weather", description: "Tells the weather.", schema: SCHEMA };
  expect(buildFunctionTool("anthropic", said).raw).toEqual(ANTHROPIC);
  expect(buildFunctionTool("openai", said).raw).toEqual(OPENAI);
  expect(buildFunctionTool("openai", { ...said, description: "" }).raw).toEqual({
    type: "function",
    function: { name: "weather", parameters: SCHEMA },
  });
});

/** A tool of any form with fields that Étude does not know. */
function anyTool(): fc.Arbitrary<JsonObject> {
  const extra = fc.dictionary(fc.constantFrom("cache_control", "eager", "defer_loading"), fc.jsonValue());
  return fc
    .record({
      form: fc.constantFrom<ToolForm>("anthropic", "openai", "responses"),
      name: fc.string(),
      description: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      schema: fc.constantFrom<JsonObject>(SCHEMA, { type: "object" }),
      strict: fc.option(fc.boolean(), { nil: undefined }),
      extra,
    })
    .map(({ form, name, description = "", schema, strict, extra: others }) => {
      const { raw } = buildFunctionTool(form, { name, description, schema });
      const more = strict === undefined ? {} : { strict };
      if (form !== "openai") return { ...raw, ...more, ...(others as JsonObject) };
      return { ...raw, function: { ...(raw["function"] as JsonObject), ...more }, ...(others as JsonObject) };
    });
}
