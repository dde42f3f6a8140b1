import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCatalogue } from "./parse-catalogue.ts";
import { describeRetirement, findRetirement } from "./retirement.ts";

const retiresOn = (item: object) => parseCatalogue([{ id: "m", ...item }])?.[0]?.retiresOn;

test("a list names the day in the field of Anthropic, OpenAI or OpenRouter, as text or in seconds", () => {
  expect(retiresOn({ retires_at: "2027-01-22T00:00:00Z" })).toBe("2027-01-22");
  expect(retiresOn({ shutdown_date: "2026-12-31" })).toBe("2026-12-31");
  expect(retiresOn({ shutdown_date: Date.parse("2026-12-31T10:00:00Z") / 1000 })).toBe("2026-12-31");
  expect(retiresOn({ expiration_date: "2027-02-01" })).toBe("2027-02-01");
  for (const value of [null, "", "soon", "2027-99-99", 0, -1, 1e300, {}, true])
    expect(retiresOn({ retires_at: value, expiration_date: value })).toBeUndefined();
});

test("the days that are known without a list are those of the vendor's own package", () => {
  const file = new URL("../../../node_modules/@anthropic-ai/sdk/internal/data/deprecated-models.mjs", import.meta.url);
  const rows = [...readFileSync(file, "utf8").matchAll(/'(?<id>[^']+)': '(?<words>[^']+)'/g)];
  expect(rows.length).toBeGreaterThan(0);
  for (const { groups: { id = "", words = "" } = {} } of rows) {
    const day = new Date(`${words.replace(/(\d)(st|nd|rd|th)/, "$1")} UTC`).toISOString().slice(0, 10);
    expect([id, findRetirement(undefined, id)?.day]).toEqual([id, day]);
  }
  expect(findRetirement(undefined, "anthropic/claude-opus-4.5")).toEqual({ day: "2027-01-22", namedBy: "Anthropic" });
  for (const id of ["claude-opus-4-8", "claude-opus-4", "claude-haiku-4-5", "gpt-5", "claude-opus-latest", ""])
    expect(findRetirement(undefined, id)).toBeUndefined();
});

test("the list of a service counts before the vendor's day", () => {
  expect(findRetirement({ retiresOn: "2027-03-01" }, "claude-opus-4-5")).toEqual({
    day: "2027-03-01",
    namedBy: "list",
  });
});

test("a retirement is near 90 days before its day, and past from the day after it", () => {
  const describe = (today: string) => describeRetirement({ day: "2027-01-22", namedBy: "Anthropic" }, today);
  expect(describe("2026-10-23").isNear).toBe(false);
  expect(describe("2026-10-24")).toEqual({
    words: "retires 22 Jan 2027",
    sentence: "Anthropic names 22 Jan 2027 as the last day of this model. Another service may set another day.",
    isNear: true,
  });
  expect(describe("2027-01-22").words).toBe("retires 22 Jan 2027");
  expect(describe("2027-01-23")).toEqual({
    words: "was to retire 22 Jan 2027",
    sentence:
      "Anthropic named 22 Jan 2027 as the last day of this model; it may refuse requests. Another service may set another day.",
    isNear: true,
  });
});
