import { expect, test } from "vitest";
import { createRedactor } from "./create-redactor.ts";

const KEY = "sk-ant-api03-9fQ2mXw4LbTf0VncYh6RpGsZk81dJuE3";
const { redact, findUnfinished } = createRedactor([{ value: KEY, placeholder: "‹key›" }]);

test.each([
  [`Bearer ${KEY}`, "Bearer ‹key›"],
  [`${KEY}${KEY} and ${KEY}`, "‹key›‹key› and ‹key›"],
  ["cut off: sk-ant-api03-9fQ2mXw4", "cut off: ‹key›"],
  ["cut off: …RpGsZk81dJuE3.", "cut off: …‹key›."],
  ["cut at both ends: 4LbTf0VncYh6RpGs", "cut at both ends: ‹key›"],
  [JSON.stringify(JSON.stringify(JSON.stringify(`"${KEY}"`))), String.raw`"\"\\\"\\\\\\\"‹key›\\\\\\\"\\\"\""`],
  [KEY.toLowerCase(), "‹key›"],
  ["%2573k-ant-api03-9fQ2mXw4LbTf0VncYh6RpGsZk81dJuE3", "‹key›"],
])("in %j every secret becomes a placeholder", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  "Keys of this service begin with sk-ant-api03- and are 108 characters long.",
  "sk-ant-api03-9fQ2mXw",
  "A text about nothing.",
  "",
])("the text %j stays as it is", (text) => {
  expect(redact(text)).toBe(text);
});

test.each(["", "short", "ollama", "assistant", "finish_reason", "https://my.app.example", "application/json"])(
  "the value %j is too common to be taken out of answers",
  (value) => {
    const text = `{"role":"assistant","finish_reason":"${value}"} ollama https://my.app.example application/json`;
    expect(createRedactor([{ value, placeholder: "‹key›" }]).redact(text)).toBe(text);
  },
);

test("only the end of a text that may go on as a secret is unfinished", () => {
  expect(findUnfinished("")).toBe(0);
  expect(findUnfinished("nothing")).toBe(7);
  expect(findUnfinished("keys")).toBe(3);
  expect(findUnfinished("the key sk-ant-api03-9f")).toBe(8);
  expect(findUnfinished(`the key ${KEY}`)).toBe(8 + KEY.length);
  expect(findUnfinished("sk-ant and sk-an!")).toBe(17);
});

test("eight megabytes without a secret are searched in a moment, and so are those full of secrets", () => {
  const plain = "The fugue begins with one voice alone, and nobody hurries it. ".repeat(130_000);
  const full = `${KEY} `.repeat(20_000);
  const startedAtMs = performance.now();
  expect(redact(plain)).toBe(plain);
  expect(redact(full)).toBe("‹key› ".repeat(20_000));
  // Some 30 and 300 ms on an idle machine.
  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
});
