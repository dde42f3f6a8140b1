import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { readOne, readProperties } from "./read-example-function.ts";
import { readFunctionSignatures } from "./read-function-signature.ts";
import type { Signature } from "./signature.ts";

const STRING = { type: "string" };
const INTEGER = { type: "integer" };
const NUMBER = { type: "number" };
const BOOLEAN = { type: "boolean" };

const PYTHON: [string, string, JsonObject][] = [
  ["no parameters", "def now():\n  ...", {}],
  [
    "hints",
    "def f(a: str, b: int, c: float, d: bool): ...",
    { "a*": STRING, "b*": INTEGER, "c*": NUMBER, "d*": BOOLEAN },
  ],
  [
    "defaults",
    'def f(a: str = "x", b=3, c: float = .5, d=True): ...',
    {
      a: { ...STRING, default: "x" },
      b: { ...INTEGER, default: 3 },
      c: { ...NUMBER, default: 0.5 },
      d: { ...BOOLEAN, default: true },
    },
  ],
  [
    "async, many lines, comments and a trailing comma",
    "async def f(\n    a: str,  # the (first\n    b: int = 1,\n) -> dict[str, int]:\n    pass",
    {
      "a*": STRING,
      b: { ...INTEGER, default: 1 },
    },
  ],
  [
    "lists",
    "def f(a: list[str], b: List[int], c: set[float], d: list, e: tuple[int, int]): ...",
    {
      "a*": { type: "array", items: STRING },
      "b*": { type: "array", items: INTEGER },
      "c*": { type: "array", items: NUMBER, uniqueItems: true },
      "d*": { type: "array" },
      "e*": { type: "array", items: INTEGER },
    },
  ],
  [
    "maps",
    "def f(a: dict[str, float], b: Dict[str, Any], c: typing.Mapping[str, list[int]]): ...",
    {
      "a*": { type: "object", additionalProperties: NUMBER },
      "b*": { type: "object" },
      "c*": { type: "object", additionalProperties: { type: "array", items: INTEGER } },
    },
  ],
  [
    "optional types",
    "def f(a: Optional[str] = None, b: int | None = None, c: Union[str, None] = 'x', d: None | bool = None): ...",
    {
      a: { type: ["string", "null"] },
      b: { type: ["integer", "null"] },
      c: { type: ["string", "null"], default: "x" },
      d: { type: ["boolean", "null"] },
    },
  ],
  [
    "words",
    'def f(a: Literal["x", "y"], b: Literal[1, 2] = 2, c: Literal["u"] | None = None): ...',
    {
      "a*": { ...STRING, enum: ["x", "y"] },
      b: { ...INTEGER, enum: [1, 2], default: 2 },
      c: { type: ["string", "null"], enum: ["u", null] },
    },
  ],
  [
    "unions",
    "def f(a: str | int, b: Union[str, list[str]]): ...",
    {
      "a*": { anyOf: [STRING, INTEGER] },
      "b*": { anyOf: [STRING, { type: "array", items: STRING }] },
    },
  ],
  ["a method", "class A:\n    def f(self, a: str):\n        return a", { "a*": STRING }],
  [
    "stars and strokes",
    "def f(a: int, /, b: int, *, c: int = 0): ...",
    { "a*": INTEGER, "b*": INTEGER, c: { ...INTEGER, default: 0 } },
  ],
  [
    "quoted hints",
    "def f(a: 'str', b: \"list[int]\" = []): ...",
    { "a*": STRING, b: { type: "array", items: INTEGER, default: [] } },
  ],
  [
    "Annotated and Field",
    'def f(a: Annotated[str, "The city"], b: Annotated[int, Field(description="Days", ge=1)] = 3, c: str = Field("x", description="Unit")): ...',
    {
      "a*": { ...STRING, description: "The city" },
      b: { ...INTEGER, description: "Days", default: 3 },
      c: { ...STRING, description: "Unit", default: "x" },
    },
  ],
  [
    "dates",
    "def f(a: datetime.date, b: datetime, c: UUID): ...",
    {
      "a*": { ...STRING, format: "date" },
      "b*": { ...STRING, format: "date-time" },
      "c*": { ...STRING, format: "uuid" },
    },
  ],
  [
    "a docstring of Google’s style",
    'def f(city: str, days: int = 3):\n    """Tells the weather.\n\n    Args:\n        city (str): The city,\n            with its country.\n        days: How many days.\n\n    Returns:\n        str: words\n    """',
    {
      "city*": { ...STRING, description: "The city, with its country." },
      days: { ...INTEGER, description: "How many days.", default: 3 },
    },
  ],
  [
    "a docstring of NumPy’s style, with types",
    'def f(city, days=3):\n    """Tells.\n\n    Parameters\n    ----------\n    city : str\n        The city.\n    days : int, optional\n        How many.\n    """',
    {
      "city*": { ...STRING, description: "The city." },
      days: { ...INTEGER, description: "How many.", default: 3 },
    },
  ],
  [
    "a docstring of Sphinx’s style",
    "def f(city, days):\n    '''Tells.\n\n    :param str city: The city\n      in words\n    :param days: How many\n    :type days: int\n    :returns: words\n    '''",
    {
      "city*": { ...STRING, description: "The city in words" },
      "days*": { ...INTEGER, description: "How many" },
    },
  ],
  [
    "classes beside it",
    'class Unit(str, Enum):\n    C = "c"\n    F = "f"\n\n@dataclass\nclass Place:\n    """A place.\n\n    Attributes:\n        city: no\n    """\n    city: str  # name\n    zip: Optional[str] = None\n    def full(self): ...\n\ndef f(place: Place, units: list[Unit] = []): ...',
    {},
  ],
  ["no hints at all", "def f(a, b=None): ...", { "a*": {}, b: {} }],
  [
    "a nested function",
    "def f(a: int):\n    def inner(b: str):\n        return b\n    return inner",
    { "a*": INTEGER },
  ],
  ["a lambda as default", "def f(a: int = (lambda: 3)()): ...", { a: INTEGER }],
  [
    "texts with brackets",
    "def f(a: str = ')', b: str = \"it's (\"): ...",
    { a: { ...STRING, default: ")" }, b: { ...STRING, default: "it's (" } },
  ],
];

for (const [name, program, properties] of PYTHON.filter(([each]) => each !== "classes beside it"))
  test(`a Python function with ${name} gives its parameters`, () => {
    expect(readProperties(program)).toEqual(properties);
  });

test("classes, enums and fields that stand beside a Python function are read, and those that refer to themselves are cut", () => {
  const program = PYTHON.find(([name]) => name === "classes beside it")?.[1] ?? "";
  const { functions } = readFunctionSignatures(program) as { functions: Signature[] };
  expect(functions.find(({ name }) => name === "f")?.schema).toEqual({
    type: "object",
    properties: {
      place: { type: "object", properties: { city: STRING, zip: { type: ["string", "null"] } }, required: ["city"] },
      units: { type: "array", items: { ...STRING, enum: ["c", "f"] }, default: [] },
    },
    required: ["place"],
  });
  const node = readOne("class Node(TypedDict):\n    name: str\n    children: list['Node']\n\ndef f(root: Node): ...");
  expect(node.schema["properties"]).toMatchObject({
    root: { properties: { children: { items: { type: "object" } } } },
  });
  expect(node.notes).toEqual(["The type of root, Node, which refers to itself, is not read: any value is allowed."]);
});

test("functions in the branches of a condition are read, and those inside another function are not", () => {
  const program =
    "if x:\n    def a(p: str): ...\nelse:\n    if y:\n        def b(q: int):\n            def inner(r: int): ...\n    else:\n        def c(s: bool): ...";
  const read = readFunctionSignatures(program);
  expect("functions" in read && read.functions.map(({ name }) => name)).toEqual(["a", "b", "c"]);
});
