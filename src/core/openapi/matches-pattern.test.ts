import { describe, expect, test } from "vitest";
import { matchesPattern } from "./matches-pattern.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

describe("matchesPattern", () => {
  test.each([
    ["^(0?[1-9]|1[0-2])\\/\\d{4}$", "3/2026", "13/2026"],
    ["^[A-Z]{2}$", "DE", "de"],
    ["^https?://\\S+$", "https://a.example", "ftp://a.example"],
    ["^(?:auto|\\d+x\\d+)$", "1024x1024", "large"],
    ["^a{0,99}$", "aaa", "b"],
    ["^#[0-9a-f]{3,8}$", "#fff", "#x"],
    ["\\S", " a", "  "],
    ["^\\p{L}+$", "aß", "1"],
  ])("%s matches %s and not %s", (pattern, right, wrong) => {
    expect(matchesPattern(pattern, right)).toBe(true);
    expect(matchesPattern(pattern, wrong)).toBe(false);
  });

  test.each([
    ["^(a+)+$", 40],
    [`^${"(?:a|a)?".repeat(19)}$`, 40],
    [`^${"a{0,99}".repeat(4)}$`, 400],
    ["^.*.*.*$", 5000],
    [".*.*=", 5000],
    [`^${"a?".repeat(60)}$`, 60],
    [`^${"(?:a|aa)".repeat(30)}$`, 60],
    ["^(?:a{1000}){1000}$", 40],
    ["^(a|b|ab)*$", 40],
    ["[", 10],
  ])("%s is not tried with a text of %i characters", (pattern, length) => {
    const match = () => expect(matchesPattern(pattern, `${"a".repeat(length)}!`)).toBe(true);
    expect(measureMs(match)).toBeLessThan(2000);
  });
});
