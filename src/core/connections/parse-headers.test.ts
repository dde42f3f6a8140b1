import { expect, test } from "vitest";
import { parseHeaders, formatHeaders } from "./parse-headers.ts";

test("each line is a header, and formatted headers parse to the same headers", () => {
  const parsed = parseHeaders("X-Team: red: blue\n\n  X-Trace-Id :  7 ");
  expect(parsed).toEqual({ headers: { "X-Team": "red: blue", "X-Trace-Id": "7" } });
  expect(parseHeaders("headers" in parsed ? formatHeaders(parsed.headers) : "")).toEqual(parsed);
  expect(parseHeaders("  \n ")).toEqual({ headers: {} });
});

test.each([
  ["X-Team", /form Name: value/],
  ["X-Team:", /form Name: value/],
  [": red", /form Name: value/],
  ["X Team: red", /not the name of a header/],
  ["Authorization: Bearer x", /is set from the API key/],
  ["content-type: text/plain", /always application\/json/],
  ["Cookie: a=b", /set by the browser/],
  ["Sec-Fetch-Mode: cors", /set by the browser/],
  ["X-Team: rot\u00adgrün", /headers cannot carry/],
  ["X-Team: a\nx-team: b", /twice/],
])("%j is refused with a reason", (text, reason) => {
  expect(parseHeaders(text)).toEqual({ reason: expect.stringMatching(reason) as string });
});
