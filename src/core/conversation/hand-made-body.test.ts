import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { encodeChatCompletions } from "#core/wire/encode-chat-completions.ts";
import { encodeMessages } from "#core/wire/encode-messages.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NO_SECRETS, createRedactor } from "#core/wire/create-redactor.ts";
import { fillTokens, writeEditableBody } from "./hand-made-body.ts";
import { parseHandMadeText, parseTypedHeaders } from "./parse-hand-made.ts";

const HASH = "0123456789abcdef".repeat(4);
const PDF = "fedcba9876543210".repeat(4);

const REQUEST: ChatRequest = {
  model: "m",
  dialect: "openai",
  system: "",
  messages: [
    {
      role: "user",
      parts: [
        { kind: "image", blob: HASH, mediaType: "image/png", widthPx: 2, heightPx: 2, alt: 'a "cat"\\.png' },
        { kind: "image", blob: `${HASH} at 1/2`, mediaType: "image/png", widthPx: 1, heightPx: 1 },
        { kind: "document", blob: PDF, mediaType: "application/pdf", name: "plan.pdf" },
        { kind: "text", text: "<picture: of a cat> in words" },
      ],
    },
  ],
  parameters: { temperature: 0.5 },
  extra: {},
  stream: false,
  blobs: { [HASH]: "QUJD".repeat(400), [`${HASH} at 1/2`]: "REVG".repeat(100), [PDF]: "R0hJ".repeat(900) },
};

test.each([
  ["chat completions", encodeChatCompletions],
  ["messages", encodeMessages],
])("a body on %s shows a short token for each file, and is sent as it was once they are put back", (_wire, encode) => {
  const body = encode(REQUEST);
  const text = writeEditableBody(body, REQUEST);
  expect(text.length).toBeLessThan(1200);
  expect(text).toContain("<picture: a cat .png, 1 kB, sha256 0123456789abcdef>");
  expect(text).toContain("<picture: image/png, 300 B, sha256 0123456789abcdef at 1/2>");
  expect(text).toContain("<document: plan.pdf, 3 kB, sha256 fedcba9876543210>");
  expect(JSON.parse(fillTokens(text, REQUEST))).toEqual(body);
});

test("a body is sent with the layout, the numbers and the order in which it was typed", () => {
  const typed = '{ "b": 1.0,\n\t"a": 9007199254740993, "__proto__": {"x": 1}, "n": 4 }';
  expect(fillTokens(typed, REQUEST)).toBe(typed);
});

test.each([
  ["a changed hash", '{"data":"<picture: cat.png, 1.2 kB, sha256 0123456789abcdee>"}'],
  ["an invented file", '{"data":"<document: other.pdf, 1 MB>"}'],
  ["a token that is cut", '{"url":"data:image/png;base64,<picture: cat.png, 1.2 kB, sha256 0123>"}'],
])("a token with %s is refused in words", (_name, text) => {
  const parsed = parseHandMadeText(text, REQUEST, NO_SECRETS);
  expect(parsed).toEqual({ reason: expect.stringMatching(/stands for no file of this request/) as unknown });
  expect(() => fillTokens(text, REQUEST)).toThrow(/stands for no file/);
});

const reasonOf = (text: string) => {
  const parsed = parseHandMadeText(
    text,
    REQUEST,
    createRedactor([{ value: "sk-known-0123456789abcdef", placeholder: "" }]),
  );
  return "reason" in parsed ? parsed.reason : parsed.warning;
};

test("a body that is no JSON object, too long, too deep, or with a known key is refused with the reason", () => {
  expect(reasonOf("")).toBe("It is empty.");
  expect(reasonOf('{"a": 1,\n  b: 2}')).toBe("It is no JSON: it cannot be read from line 2, column 3 on.");
  expect(reasonOf('{"a": [1, 2')).toMatch(/ends too early \(line 1, column 12\)/);
  expect(reasonOf("[1]")).toBe("It is JSON, but no object.");
  expect(reasonOf(`{"a": "${"x".repeat(20_000_000)}"}`)).toMatch(/longer than 4,000,000 characters/);
  expect(reasonOf("[".repeat(5000) + "]".repeat(5000))).toMatch(/more than 200 deep/);
  expect(reasonOf('{"note": "sk-known-0123456789abcdef"}')).toMatch(/holds your API key/);
  expect(reasonOf('{"note": "sk-other-zyxwvutsrqponmlkjihgfedcba"}')).toMatch(/looks like a key/);
  expect(reasonOf('{"messages": [], "n": 4}')).toBeUndefined();
});

test.each<[string, string, RegExp]>([
  ["Authorization", "Bearer x", /is set from the API key/],
  ["X-API-Key", "x", /would carry a key/],
  ["x-goog-api-key", "x", /would carry a key/],
  ["X-Auth-Token", "x", /would carry a key/],
  ["Cookie", "a=b", /set by the browser/],
  ["proxy-authorization", "x", /would carry a key/],
  ["Content-Length", "4", /set by the browser/],
  ["content-type", "text/plain", /is always application\/json/],
  ["bad name", "x", /is not the name of a header/],
  ["x-note", "ü", /cannot carry/],
  ["x-note", "sk-known-0123456789abcdef", /holds your API key/],
  ["", "x", /has no name/],
  ["x-note", "", /has no value/],
])("the header “%s: %s” is refused with the reason", (name, value, reason) => {
  const secrets = createRedactor([{ value: "sk-known-0123456789abcdef", placeholder: "" }]);
  const { headers, faults } = parseTypedHeaders(
    [
      { name: "x-ok", value: "1" },
      { name, value },
    ],
    secrets,
  );
  expect(headers).toEqual({ "x-ok": "1" });
  expect(faults.get(1)).toMatch(reason);
});

test("headers are kept by their names in small letters, each once, and empty rows are left out", () => {
  const typed = [
    { name: " Anthropic-Beta ", value: " a,b " },
    { name: "", value: "" },
    { name: "anthropic-beta", value: "c" },
    { name: "__proto__", value: "d" },
  ];
  const { headers, faults } = parseTypedHeaders(typed, NO_SECRETS);
  expect(Object.entries(headers)).toContainEqual(["anthropic-beta", "a,b"]);
  expect([...faults]).toEqual([[2, "anthropic-beta is given twice."]]);
  expect(({} as JsonObject)["d"]).toBeUndefined();
});
