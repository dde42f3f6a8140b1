import { expect, test } from "vitest";
import { parseRetryAfterMs } from "./parse-retry-after.ts";

const NOW_MS = Date.UTC(2026, 10, 25, 12, 0, 0);

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ "retry-after": "2" }, 2000],
  [{ "retry-after": " 0.5 " }, 500],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after-ms": "1500", "retry-after": "9" }, 1500],
  [{ "retry-after": "Wed, 25 Nov 2026 12:01:30 GMT" }, 90_000],
  [{ "retry-after": "Wed, 25 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after": "9".repeat(400) }, 2_592_000_000],
  [{ "retry-after-ms": "9".repeat(400) }, 2_592_000_000],
  [{ "retry-after": "Wed, 25 Nov 9999 12:00:00 GMT" }, 2_592_000_000],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "-3" }, undefined],
])("%j asks for %s ms", (headers, afterMs) => {
  expect(parseRetryAfterMs((name) => headers[name] ?? null, NOW_MS)).toBe(afterMs);
});
