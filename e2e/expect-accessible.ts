import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/**
 * Expects that axe finds no fault in the page, or in a part of it, in the light and in the dark theme. In the dark
 * theme only colours are checked, since nothing else differs. Ends with the light theme, unless a theme was chosen by
 * hand.
 */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await scan(page, selector, ["color-contrast", "link-in-text-block"]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect({ dark, light: await scan(page, selector) }).toEqual({ dark: [], light: [] });
}

async function scan(page: Page, selector: string | undefined, rules?: string[]): Promise<string[]> {
  // Runs in the page itself, which has no frames, and without lists of passed rules: this finds the same faults in a
  // quarter of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules) axe.withRules(rules);
  const { violations } = await (selector === undefined ? axe : axe.include(selector)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
