import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Axe finds nothing wrong in the page as it stands, or in a part of it. */
export async function expectNoFaults(page: Page, part?: string): Promise<void> {
  // Run in the page itself, which has no frames, and without the lists of what is right: the same faults, in a quarter
  // of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
