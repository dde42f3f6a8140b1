import { expect, test } from "vitest";
import type { Json } from "#core/json.ts";
import { checkTool } from "./check-tool.ts";
import { parseTools } from "./parse-tools.ts";
import { readPastedTools } from "./read-pasted-tools.ts";
import { buildToolName, findFreeName } from "./tool-names.ts";
import { writeTools } from "./write-tools.ts";

const SCHEMA = { type: "object", properties: { city: { type: "string" } } };
const WEATHER = { name: "weather", description: "Tells.", input_schema: SCHEMA };
const OPENAI = { type: "function", function: { name: "weather", description: "Tells.", parameters: SCHEMA } };

function read(value: Json): Json {
  const pasted = readPastedTools(JSON.stringify(value));
  if ("reason" in pasted) throw new Error(pasted.reason);
  return writeTools(pasted.tools);
}

test("a tool, a list, the body of a request and the forms of other programs are taken in", () => {
  const { input_schema: _schema, ...said } = WEATHER;
  const search = { type: "web_search_20250305", name: "web_search" };
  expect(read(WEATHER)).toEqual([WEATHER]);
  expect(read([OPENAI, search])).toEqual([OPENAI, search]);
  expect(read({ model: "m", messages: [], tools: [WEATHER] })).toEqual([WEATHER]);
  expect(read({ jsonrpc: "2.0", result: { tools: [{ ...said, inputSchema: SCHEMA }] } })).toEqual([WEATHER]);
  expect(read({ functions: [{ ...said, parameters: SCHEMA }] })).toEqual([WEATHER]);
  expect(read([{ functionDeclarations: [{ ...said, parameters: SCHEMA }] }])).toEqual([WEATHER]);
  expect(read({ ...SCHEMA, title: "Find city" })).toMatchObject([{ name: "Find_city" }]);
});

test("pasted text without a tool is refused with a sentence", () => {
  const reasons: [string, RegExp][] = [
    ["", /nothing in it/],
    ["{", /ends too early/],
    ["[1, 2]", /no tool/],
    ["{}", /no tool/],
    [`${"[".repeat(500)}${"]".repeat(500)}`, /deep/],
    [JSON.stringify(Array.from({ length: 501 }, () => WEATHER)), /501 tools/],
  ];
  for (const [text, reason] of reasons)
    expect(readPastedTools(text)).toEqual({ reason: expect.stringMatching(reason) });
});

test("a tool that a service would refuse is said in words", () => {
  let deep: Json = { type: "string" };
  for (let level = 0; level < 30; level += 1) deep = { type: "object", properties: { a: deep } };
  const large = {
    type: "object",
    properties: Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`p${at}`, { type: "string" }])),
  };
  const cases: [Json, RegExp][] = [
    [WEATHER, /^$/],
    [{ ...WEATHER, name: "" }, /needs a name/],
    [{ ...WEATHER, name: "get weather" }, /only the letters/],
    [{ ...WEATHER, name: "a".repeat(65) }, /65 letters; 64/],
    [{ name: "bare" }, /no schema/],
    [{ ...WEATHER, input_schema: "x" }, /no JSON object/],
    [{ ...WEATHER, input_schema: {} }, /"type": "object"/],
    [{ ...WEATHER, input_schema: { type: "array" } }, /"type": "object"/],
    [{ ...WEATHER, input_schema: { type: "object", oneOf: [] } }, /refuses oneOf/],
    [{ ...WEATHER, input_schema: { ...SCHEMA, required: ["town"] } }, /town is required/],
    [{ ...WEATHER, input_schema: { type: "object", properties: { a: { $ref: "#" } } } }, /references/],
    [{ ...WEATHER, input_schema: { type: "object", properties: { a: { $ref: "http://x/y" } } } }, /refers to http/],
    [{ ...WEATHER, input_schema: deep }, /more than 20 deep/],
    [{ ...WEATHER, input_schema: large }, /too large/],
  ];
  for (const [raw, sentence] of cases) {
    const tools = parseTools([raw]) ?? [];
    const [tool] = tools;
    const said = tool ? checkTool(tool, tools) : [];
    expect(said.join(" ")).toMatch(sentence);
  }
  const twice = parseTools([WEATHER, OPENAI]) ?? [];
  expect(twice.map((tool) => checkTool(tool, twice))).toEqual([
    ["Another tool has the name weather too."],
    ["Another tool has the name weather too."],
  ]);
});

test("names are made of the letters that services take, and a taken one gets a number", () => {
  expect(buildToolName("get /pets/{id}")).toBe("get_pets_id");
  expect(buildToolName("Größe")).toMatch(/^[\w-]+$/);
  expect(buildToolName("…")).toBe("tool");
  expect(findFreeName("weather", ["weather", "weather_2"])).toBe("weather_3");
  expect(findFreeName("a".repeat(64), ["a".repeat(64)])).toBe(`${"a".repeat(62)}_2`);
});
