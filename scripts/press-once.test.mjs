// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The modules whose functions send requests or stop replies. */
const SENDERS =
  /from "#state\/(?:replies\/(?:run|rerun-reply|reply-queue|load-run)|connections\/test-connection|edits\/(?:run-failure-action|apply-example))\.ts"/;

const src = new URL("../src/", import.meta.url);
const files = readdirSync(new URL("ui/", src), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx"))
  .map((path) => ({ path, source: readFileSync(new URL(`ui/${path}`, src), "utf8") }));

/** The mark itself, or the fields whose own button carries it. */
const MARK = /data-press-once|<RewriteFields\b/;

test("every component that sends or stops something marks its control as pressed once", () => {
  const senders = files.filter(({ source }) => SENDERS.test(source));
  expect(senders.length).toBeGreaterThan(12);
  expect(senders.filter(({ source }) => !MARK.test(source)).map(({ path }) => path)).toEqual([]);
});
