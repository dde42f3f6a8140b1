import { expect, test } from "vitest";
import { readHeaders, writeHeaders } from "./read-headers.ts";

test("a line is a header, and what was read is written so that it is read again", () => {
  const read = readHeaders("X-Team: red: blue\n\n  X-Trace-Id :  7 ");
  expect(read).toEqual({ headers: { "X-Team": "red: blue", "X-Trace-Id": "7" } });
  expect(readHeaders("headers" in read ? writeHeaders(read.headers) : "")).toEqual(read);
  expect(readHeaders("  \n ")).toEqual({ headers: {} });
});

test.each([
  ["X-Team", /form Name: value/],
  ["X-Team:", /form Name: value/],
  [": red", /form Name: value/],
  ["X Team: red", /not the name of a header/],
  ["Authorization: Bearer x", /what the API key is for/],
  ["content-type: text/plain", /always application\/json/],
  ["Cookie: a=b", /set by the browser/],
  ["Sec-Fetch-Mode: cors", /set by the browser/],
  ["X-Team: rot\u00adgrün", /no header can carry/],
  ["X-Team: a\nx-team: b", /twice/],
])("%j is refused with a reason", (text, reason) => {
  expect(readHeaders(text)).toEqual({ reason: expect.stringMatching(reason) as string });
});
