import fc from "fast-check";
import { expect, test } from "vitest";
import { readOne } from "./read-example-function.ts";
import { listParameterRows } from "./parameter-rows.ts";
import { readFunctionSignatures } from "./read-function-signature.ts";

test("the words of a docstring or a comment before its parameters describe the function", () => {
  expect(
    readOne(
      'def f(a: int):\n    """Tells the weather\n    of a city.\n\n    It costs nothing.\n\n    Args:\n        a: b\n    """',
    ).description,
  ).toBe("Tells the weather of a city.\n\nIt costs nothing.");
  expect(readOne("/** Tells the weather. */\nexport async function f(a: string) {}").description).toBe(
    "Tells the weather.",
  );
});

test("several functions are several tools", () => {
  const python = readFunctionSignatures("def a(x: int): ...\n\ndef b(y: str):\n    def c(): ...\n\nasync def d(): ...");
  expect("functions" in python && python.functions.map(({ name }) => name)).toEqual(["a", "b", "d"]);
  const script = readFunctionSignatures(
    "function a(x: string) { return [1].map((y) => y); }\nconst b = (y: number) => y;",
  );
  expect("functions" in script && script.functions.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("notes name types that cannot be read, and nothing is guessed", () => {
  expect(readOne("def f(a, *args, b: complex = 1j, c: Thing = Thing(), **rest): ...").notes).toEqual([
    "a has no type: any value is allowed.",
    "*args takes any number of values and is left out.",
    "The default of b (1j) is left out.",
    "The type of b, complex, is not read: any value is allowed.",
    "The default of c (Thing()) is left out.",
    "The type of c, Thing, is not read: any value is allowed.",
    "**rest takes any number of values and is left out.",
  ]);
  expect(readOne("function f(a: Foo<string>, cb: (x: string) => void, ...rest: string[]) {}").notes).toEqual([
    "The type of a, Foo<string>, is not read: any value is allowed.",
    "The type of cb, (x: string) => void, is not read: any value is allowed.",
    "...rest takes any number of values and is left out.",
  ]);
});

test("a broken or foreign program has a sentence and never throws", () => {
  const reasons: [string, RegExp][] = [
    ["", /nothing in it/],
    ["hello", /No function/],
    ["def f(a: str", /no closing bracket/],
    ["function f(a: string", /no closing bracket/],
    ["fn weather(city: &str) -> String {}", /No function/],
    ["x".repeat(30_001), /30,000/],
    ["SELECT * FROM t", /No function/],
  ];
  for (const [program, reason] of reasons)
    expect(readFunctionSignatures(program)).toEqual({ reason: expect.stringMatching(reason) });
  for (const program of [
    `def f(a: ${"list[".repeat(4000)}int${"]".repeat(4000)}): ...`,
    "function f(".repeat(2700),
    "def f(a: X = Y(\n".repeat(1800),
    `def f(${Array.from({ length: 2000 }, (_, index) => `a${index}: C${index}`).join(", ")}): ...`,
    `function f(a: ${"Array<".repeat(4000)}string${">".repeat(4000)}) {}`,
    `function f(a: ${"{b:".repeat(5000)}string${"}".repeat(5000)}) {}`,
    `function f(a: ${"(".repeat(20_000)}) {}`,
    `def f(a: str = ${"[".repeat(20_000)}): ...`,
    `def f(${"a, ".repeat(9000)}): ...`,
    "def f(\"'''",
    "/** @param {",
    "function f(`${`",
  ])
    expect(() => readFunctionSignatures(program)).not.toThrow();
});

test("a comment where a type is expected is no type, and no error", () => {
  const read = readFunctionSignatures("def f(a: /** @param {string} a b */):\n    pass\n");
  expect("functions" in read ? read.functions.length : read.reason).toBeDefined();
});

test("any pieces of programs in any order are read or refused, without an error", () => {
  const PIECES =
    'def f(|function f(|a: |b?: |str|list[|string[]|Array<|Literal[|] |)|>|{|}|=|=>|, |\n    |"""|\'|`|# x\n|// x\n|/** @param {string} a b */|...|*|class A:|interface A {|enum B {|@x |:param a: b|Args:|null|None';
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES.split("|"), "|")), (pieces) => {
      const read = readFunctionSignatures(pieces.join(""));
      const functions = "functions" in read ? read.functions : [];
      for (const { schema } of functions) expect(listParameterRows(schema)).toBeDefined();
    }),
    { numRuns: 3000 },
  );
});
