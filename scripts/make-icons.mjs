// @ts-check
// Draws the icons of the installed app again from public/icon.svg: `npm run icons`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { root } from "./run-npm.mjs";

/**
 * An icon that fills its square has no round corners of its own, since the system cuts its shape; its sign stands in the middle 80 %,
 * which no shape cuts off.
 */
const ICONS = [
  { name: "icon-192", sizePx: 192, isFull: false },
  { name: "icon-512", sizePx: 512, isFull: false },
  { name: "maskable-512", sizePx: 512, isFull: true },
  { name: "apple-180", sizePx: 180, isFull: true },
];

const svg = readFileSync(`${root}public/icon.svg`, "utf8");
const full = svg.replace(/viewBox="0 0 32 32"><rect[^>]*fill="(#[0-9a-f]+)"\/>/, (_, ground) => {
  return `viewBox="-4 -4 40 40"><rect x="-4" y="-4" width="40" height="40" fill="${ground}"/>`;
});
if (full === svg)
  throw new Error("public/icon.svg has no ground of one colour any more: adapt scripts/make-icons.mjs.");

mkdirSync(`${root}public/icons`, { recursive: true });
const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage();
for (const { name, sizePx, isFull } of ICONS) {
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(
    `<style>html{background:transparent}body{margin:0}svg{display:block;width:100vw}</style>${isFull ? full : svg}`,
  );
  const png = await page.screenshot({ type: "png", omitBackground: true });
  writeFileSync(`${root}public/icons/${name}.png`, png);
  console.log(`${name}.png  ${(png.length / 1000).toFixed(1)} kB`);
}
await browser.close();
