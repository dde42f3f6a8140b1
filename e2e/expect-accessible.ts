import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./test.ts";

/**
 * Expects that axe finds no fault in the page, or in a part of it, in the light and in the dark theme. In the dark
 * theme only colours are checked, since nothing else differs. Ends with the light theme, unless a theme was chosen by
 * hand.
 */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await listViolations(page, selector, ["color-contrast", "link-in-text-block"]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect({ dark, light: await listViolations(page, selector) }).toEqual({ dark: [], light: [] });
}

/** The violations of axe's rules, or of some of them, each with the elements at fault. */
export async function listViolations(page: Page, selector?: string, rules?: readonly string[]): Promise<string[]> {
  // Read and compiled once a page: its 560 kB take longer than a check of a small part.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(`${axe.source}; undefined`);
  return page.evaluate(
    async ([part, only]) => {
      const { run } = Reflect.get(globalThis, "axe") as typeof axe;
      // The page has no frames, and lists of passed rules are not needed.
      const { violations } = await run(part ?? document, {
        resultTypes: ["violations"],
        iframes: false,
        ...(only && { runOnly: { type: "rule", values: [...only] } }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [selector, rules] as const,
  );
}
