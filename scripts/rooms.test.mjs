// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findImportsAgainstOrder, ROOMS } from "./rooms.mjs";

const src = new URL("../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|bench)\.tsx?$/.test(path));

test("every room imports only rooms below it in its ring", () => {
  expect(files.length).toBeGreaterThan(100);
  const faults = files.flatMap((path) => findImportsAgainstOrder(path, readFileSync(new URL(path, src), "utf8")));
  expect(faults).toEqual([]);
});

test("an import against the order is reported with the room where the code belongs", () => {
  const [fault, ...more] = findImportsAgainstOrder(
    "core/wire/wires.ts",
    'import { explainFailure } from "#core/failures/explain-failure.ts";\nimport { isJsonObject } from "#core/json.ts";',
  );
  expect(more).toEqual([]);
  expect(fault).toContain("wire stands below failures");
  expect(fault).toContain("Move the code that both need into wire or a room below it");
});

test("a dynamic import counts as an import, and the address of a worker does not", () => {
  expect(
    findImportsAgainstOrder("state/document/drafts.ts", 'await import("#state/edits/turn-edits.ts")'),
  ).toHaveLength(1);
  expect(findImportsAgainstOrder("io/browser/a.ts", 'import url from "#io/demo/demo-worker.ts?worker&url";')).toEqual(
    [],
  );
});

test("a room that the order does not name is reported", () => {
  expect(findImportsAgainstOrder("core/prompts/library.ts", "")).toEqual([
    "src/core/prompts has no position in scripts/rooms.mjs: add it there.",
  ]);
});

test.each(Object.entries(ROOMS))("ARCHITECTURE.md names every room of %s in its order", (ring, order) => {
  const text = readFileSync(new URL("../ARCHITECTURE.md", import.meta.url), "utf8");
  const [, , , named = ""] =
    text
      .split("\n")
      .find((line) => line.startsWith(`| \`${ring}\` |`))
      ?.split("|") ?? [];
  const names = Array.from(named.matchAll(/`([^`]+)`/g), ([, name = ""]) => name);
  const rooms = order.filter((name) => !name.includes("."));
  expect(names.filter((name) => !order.includes(`${name}.ts`))).toEqual(rooms);
});
