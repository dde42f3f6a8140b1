import { expect, test } from "vitest";
import { evaluateExpression } from "./evaluate-expression.ts";

const data = {
  output: "The total is 31",
  json: { total: 31, items: [{ price: 1 }, { price: 30 }], "odd name": "x", constructor: "own" },
  expected: "31",
  row: { expected: "31", vendor: "Teashop" },
  usage: { outputTokens: 12 },
};
const evaluate = (written: string) => evaluateExpression(written, data);

test("an expression reads the answer, its JSON, the row and its tokens", () => {
  expect(evaluate("json.total > 0 && output.length < 200")).toBe(true);
  expect(evaluate("json.total == expected")).toBe(true);
  expect(evaluate("json.total === expected")).toBe(false);
  expect(evaluate("json.items.every(item => item.price > 0) && json.items.some((item, at) => at == 1)")).toBe(true);
  expect(evaluate("json.items.map(item => item.price) == [1, 30]")).toBe(true);
  expect(evaluate("json.items.filter(item => item.price > 1).length / json.items.length")).toBe(0.5);
  expect(evaluate('json["odd name"] + output.slice(-2) + json.items[0].price')).toBe("x311");
  expect(evaluate('row.vendor.toLowerCase() == "teashop" ? usage.outputTokens % 5 : -1')).toBe(2);
  expect(evaluate('output.split(" ").length == 4 && !output.includes("x")')).toBe(true);
  expect(evaluate("max(abs(-2), round(1.4)) + keys(json).length")).toBe(6);
  expect(evaluate("json.discount ?? 7")).toBe(7);
  expect(evaluate("json.discount?.share")).toBe(undefined);
  expect(evaluate("json.constructor")).toBe("own");
});

test("an answer without the data that an expression reads fails, and the reason names what is missing", () => {
  expect(() => evaluate("json.discount.share > 1")).toThrow("there is no share in the answer");
  expect(() => evaluateExpression("json.total > 1", { json: undefined })).toThrow("the answer is not JSON");
});

test("no expression reaches an object of the page, or a name that is not listed", () => {
  for (const written of [
    "window",
    "globalThis",
    "self",
    "this",
    "fetch('/x')",
    "constructor",
    "toString",
    "__proto__",
    "output.constructor.constructor('return this')()",
    "output['const' + 'ructor']('x')",
    "json.items.constructor()",
    "json.items.push(1)",
    "abs.constructor('return 1')()",
    "(x => x).constructor('return 1')()",
    "abs.call.call.constructor('return 1')()",
    "row.__proto__.polluted()",
    "json.items.map.call()",
    "output.replaceAll('', output)",
    "output.repeat(1e9)",
    "new Date()",
    "a = 1",
    "1; 2",
    "`x`",
    "/x/.test(output)",
    "import('x')",
  ])
    expect(() => evaluate(written)).toThrow(/expression|in the answer/);
  expect(evaluate("output.constructor")).toBe(undefined);
  expect(evaluate("row.__proto__")).toBe(undefined);
  expect(evaluate("usage.hasOwnProperty")).toBe(undefined);
  expect(evaluate("abs.name")).toBe(undefined);
});

test("an expression that never ends, or grows for ever, ends by itself", () => {
  const long = { json: Array.from({ length: 1000 }, (_, index) => index), output: "x".repeat(900_000), expected: "" };
  for (const written of [
    "(f => f(f))(f => f(f))",
    "(f => f(f) + f(f))(f => f(f) + f(f))",
    "json.map(a => json.map(b => json.map(c => 1)))",
    "output + output",
    "json.map(x => output + 'a').length",
    "json.map(x => output.split('')).length",
    "json.map(x => json).map(x => x.join(output)).length",
    `${"(".repeat(4000)}1${")".repeat(4000)}`,
    `${"!".repeat(9000)}1`,
    `1${" + 1".repeat(4000)}`,
    "((((",
    "x".repeat(20_000),
  ]) {
    let value: unknown = "";
    try {
      value = evaluateExpression(written, long);
    } catch (error) {
      value = String(error);
    }
    expect(String(value).slice(0, 100)).toMatch(/^UntoldError: the expression|^4001$|^1$|^true$|^false$/);
  }
});
