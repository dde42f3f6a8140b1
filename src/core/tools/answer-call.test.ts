import { expect, test } from "vitest";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { answerCall } from "./answer-call.ts";
import { answerCalls } from "./answer-calls.ts";

const answer = (mock: ToolMock, argumentsText: string) => answerCall(mock, { name: mock.toolName, argumentsText });
const byExpression = (expression: string, argumentsText: string) =>
  answer({ toolName: "sum", kind: "expression", expression }, argumentsText);

test("a fixed mock gives its result to every call whose arguments are JSON, and none while it is off", () => {
  const mock: ToolMock = { toolName: "clock", kind: "fixed", result: "12:00" };
  expect(answer(mock, '{"zone":"CET"}')).toEqual({ text: "12:00", isError: false });
  expect(answer(mock, "")).toEqual({ text: "12:00", isError: false });
  expect(answer({ ...mock, isError: true }, "{}")).toEqual({ text: "12:00", isError: true });
  for (const text of ['{"zone":', "[1]", "null", "7"]) expect(answer(mock, text)).toBeUndefined();
  expect(answer({ ...mock, isOff: true }, "{}")).toBeUndefined();
});

test("a table gives the result of its first entry whose fields the call has, else its other result", () => {
  const mock: ToolMock = {
    toolName: "weather",
    kind: "table",
    entries: [
      { argumentsText: '{"place":{"lat":60,"lon":5}}', result: "rain" },
      { argumentsText: '{"place":"Bergen","unit":"F"}', result: "48" },
      { argumentsText: '{"place":"Bergen"}', result: "9" },
      { argumentsText: '{"place":"Atlantis"}', result: "no such place", isError: true },
      { argumentsText: '{"place":', result: "never" },
    ],
  };
  const of = (value: unknown) => answer(mock, JSON.stringify(value));
  expect(of({ unit: "F", place: "Bergen", day: 1 })?.text).toBe("48");
  expect(of({ place: "Bergen", unit: "C" })?.text).toBe("9");
  expect(of({ place: { lon: 5, lat: 60 } })?.text).toBe("rain");
  expect(of({ place: "Atlantis" })).toEqual({ text: "no such place", isError: true });
  expect(of({ place: "Oslo" })).toBeUndefined();
  expect(answer({ ...mock, otherwise: "unknown" }, '{"place":"Oslo"}')).toEqual({ text: "unknown", isError: false });
});

test("an expression reads the arguments by name or together, and writes data as JSON", () => {
  expect(byExpression("a + b", '{"a":2,"b":3}')?.text).toBe("5");
  expect(byExpression('name + ": " + (arguments.unit ?? "C")', "{}")?.text).toBe("sum: C");
  expect(byExpression("items.map(x => x.price)", '{"items":[{"price":1}]}')?.text).toBe("[1]");
  expect(byExpression("max(a, 4)", '{"a":2}')).toEqual({ text: "4", isError: false });
});

test("an expression that fails, ends too late or gives nothing gives an error in words", () => {
  expect(byExpression("a + c", '{"a":1}')).toEqual({
    text: "the expression names “c”, which is not there",
    isError: true,
  });
  expect(byExpression("arguments.place.lat", "{}")).toEqual({
    text: "there is no lat in the arguments",
    isError: true,
  });
  expect(byExpression("arguments.c", "{}")).toEqual({ text: "the expression gives nothing", isError: true });
  expect(byExpression("x => x", "{}")?.isError).toBe(true);
  expect(byExpression("(f => f(f))(f => f(f))", "{}")?.isError).toBe(true);
  expect(byExpression("((", "{}")?.isError).toBe(true);
  expect(byExpression("arguments.constructor.constructor('return this')()", "{}")?.isError).toBe(true);
});

test("the calls of one answer are mocked one by one, and those without a mock stay open", () => {
  const call = { kind: "tool-call", argumentsText: "{}" } as const;
  const answered = answerCalls(
    [{ toolName: "clock", kind: "fixed", result: "12:00" }],
    [
      { kind: "text", text: "I look." },
      { ...call, callId: "1", name: "clock" },
      { ...call, callId: "2", name: "weather" },
      { ...call, callId: "3", name: "clock", argumentsText: "{" },
    ],
  );
  expect(answered.results).toEqual([
    { kind: "tool-result", callId: "1", isError: false, isMocked: true, parts: [{ kind: "text", text: "12:00" }] },
  ]);
  expect(answered.open.map(({ callId }) => callId)).toEqual(["2", "3"]);
});
