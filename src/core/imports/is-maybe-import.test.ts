import { expect, test } from "vitest";
import { isMaybeImport } from "./is-maybe-import.ts";

test.each([
  "curl https://api.openai.com/v1/responses",
  'curl.exe "https://api.openai.com"',
  'await fetch("https://api.openai.com")',
  "client.messages.create(model=model)",
  '{"messages" : []}',
  "a\tb\n1\t2",
  "a\tb\r\n1\t2\r\n",
  "name;price\r\nTea;2",
])("%j may be a request or a table", (text) => {
  expect(isMaybeImport(text)).toBe(true);
});

test.each(["", "Tea, coffee and milk", "Dear Ada,\nhow are you?", "a\tb", "the curling of leaves"])(
  "%j is written as it is pasted",
  (text) => {
    expect(isMaybeImport(text)).toBe(false);
  },
);
