import { describe, expect, test } from "vitest";
import { decodeHost } from "./decode-host.ts";
import { formatHost, isLookAlikeHost } from "./look-alike-host.ts";

test.each([
  ["xn--r8jz45g.jp", "例え.jp"],
  ["xn--mnchen-3ya.de", "münchen.de"],
  ["xn--h1alffa9f.xn--p1ai", "россия.рф"],
  ["xn--80ak6aa92e.com", "аррӏе.com"],
  ["xn--fiqs8s", "中国"],
  ["a.example", "a.example"],
  ["xn--!", undefined],
])("the host %s reads %s", (host, decoded) => {
  expect(decodeHost(host)).toBe(decoded);
});

describe("a host whose letters may be taken for others", () => {
  test.each([
    ["one Cyrillic letter among Latin ones", "xn--pple-43d.com"],
    ["Cyrillic letters alone before a Latin end", "xn--80ak6aa92e.com"],
    ["a small capital", "xn--oogle-wmc.com"],
    ["Punycode that cannot be decoded", "xn--99999999.com"],
  ])("%s is told and shown in Punycode", (_name, host) => {
    expect(isLookAlikeHost(host)).toBe(true);
    expect(formatHost(host)).toBe(host);
  });

  test.each(["xn--r8jz45g.jp", "xn--mnchen-3ya.de", "xn--h1alffa9f.xn--p1ai", "xn--fiqs8s", "a.example"])(
    "%s is none, and shown in its own letters",
    (host) => {
      expect(isLookAlikeHost(host)).toBe(false);
      expect(formatHost(host)).toBe(decodeHost(host));
    },
  );
});

test("a long host is shown by its end, which says whose it is", () => {
  const shown = formatHost(`www.bank.example.${"sign-in.".repeat(10)}evil.example`);
  expect(shown).toMatch(/^….*evil\.example$/);
  expect(shown).toHaveLength(48);
});
