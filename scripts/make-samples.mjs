// @ts-check
// Makes the pictures of the start page again: `npm run samples`. They are drawn here and belong to this project.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { root } from "./run-npm.mjs";
import { drawBarChart, drawInterface, drawTable } from "./samples/draw-charts.mjs";
import { drawLake } from "./samples/draw-lake.mjs";
import { drawNote, drawReceipt } from "./samples/draw-papers.mjs";
import { drawFloorPlan, drawMap } from "./samples/draw-maps.mjs";

const drawings = {
  "bar-chart": drawBarChart(),
  "floor-plan": drawFloorPlan(),
  interface: drawInterface(),
  map: drawMap(),
  note: drawNote(),
  receipt: drawReceipt(),
  table: drawTable(),
};

const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage();
for (const [name, svg] of Object.entries(drawings)) {
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const png = await page.locator("svg").screenshot({ type: "png" });
  writeFileSync(`${root}public/samples/${name}.png`, png);
  console.log(`${name}.png  ${Math.round(png.length / 1000)} kB`);
}
// The part of the floor plan that the gallery asks about, where core/gallery/gallery-images.ts says it is.
await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawings["floor-plan"]}`);
const clip = { x: 360, y: 200, width: 520, height: 380 };
writeFileSync(`${root}public/samples/floor-plan-part.png`, await page.screenshot({ type: "png", clip }));
const jpeg = Buffer.from(await page.evaluate(drawLake), "base64");
writeFileSync(`${root}public/samples/lake.jpg`, jpeg);
console.log(`lake.jpg  ${Math.round(jpeg.length / 1000)} kB`);
await browser.close();
