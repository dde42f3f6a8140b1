import { expect, test } from "vitest";
import { normaliseBaseUrl } from "./normalise-base-url.ts";

test.each([
  ["https://api.aimlapi.com/v1", "https://api.aimlapi.com/v1"],
  [" https://api.aimlapi.com/v1/ ", "https://api.aimlapi.com/v1"],
  ["https://api.aimlapi.com", "https://api.aimlapi.com/v1"],
  ["https://api.aimlapi.com/", "https://api.aimlapi.com/v1"],
  ["https://api.aimlapi.com/v2", "https://api.aimlapi.com/v2"],
  ["https://api.aimlapi.com/v1/chat/completions", "https://api.aimlapi.com/v1"],
  ["https://api.aimlapi.com/chat/completions", "https://api.aimlapi.com/v1"],
  ["api.aimlapi.com/v1", "https://api.aimlapi.com/v1"],
  ["localhost:11434", "http://localhost:11434/v1"],
  ["127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1"],
  ["HTTP://LocalHost:8000/v1", "http://localhost:8000/v1"],
  ["http://[::1]:8080", "http://localhost:8080/v1"],
  ["https://openrouter.ai/api/v1/models", "https://openrouter.ai/api/v1"],
])("%s is normalised to %s, and normalising again changes nothing", (typed, baseUrl) => {
  expect(normaliseBaseUrl(typed)).toEqual({ baseUrl });
  expect(normaliseBaseUrl(baseUrl)).toEqual({ baseUrl });
});

test.each([
  "",
  "   ",
  "ftp://x/v1",
  "javascript:alert(1)",
  "https://",
  "https://a b/v1",
  "https://key@host/v1",
  "https://host/v1?key=x",
  "http://192.168.1.300:8080/v1",
  "localhost:99999",
  "http://1.2.3/v1",
])("%j is refused as an address with a reason", (typed) => {
  expect(normaliseBaseUrl(typed)).toHaveProperty("reason");
});
