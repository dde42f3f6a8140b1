import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countImageTokens, fitImage, fitsBase64, getImageLimits, scaleImage } from "./image-limits.ts";

const opus = getImageLimits("anthropic/claude-opus-4-5");
const newest = getImageLimits("claude-opus-4-7");

describe("Opus 4.5 sees and counts pictures as measured", () => {
  test.each([
    [200, 200, 200, 200, 64],
    [256, 256, 256, 256, 100],
    [512, 512, 512, 512, 361],
    [800, 600, 800, 600, 638],
    [1000, 1000, 1000, 1000, 1296],
    [1024, 1024, 1024, 1024, 1369],
    [1280, 720, 1280, 720, 1196],
    [1920, 1080, 1456, 819, 1560],
    [4032, 3024, 1269, 952, 1564],
    [3000, 2000, 1344, 896, 1536],
    [8000, 1000, 1568, 196, 392],
    // The largest sizes that are not scaled, as the documentation lists them.
    [1092, 1092, 1092, 1092, 1521],
    [951, 1268, 951, 1268, 1564],
    [896, 1344, 896, 1344, 1536],
    [819, 1456, 819, 1456, 1560],
    [784, 1568, 784, 1568, 1568],
  ])(
    "a picture of %i×%i becomes %i×%i and costs %i tokens",
    (widthPx, heightPx, fittedWidthPx, fittedHeightPx, tokens) => {
      const fitted = fitImage({ widthPx, heightPx }, opus);
      expect(fitted).toEqual({ widthPx: fittedWidthPx, heightPx: fittedHeightPx });
      expect(countImageTokens(fitted)).toBe(tokens);
    },
  );
});

test("a picture on its side is fitted like the same one upright", () => {
  expect(fitImage({ widthPx: 2000, heightPx: 3000 }, opus)).toEqual({ widthPx: 896, heightPx: 1344 });
});

test.each([
  ["anthropic/claude-opus-4-5", opus],
  ["claude-opus-4-5-20251101", opus],
  ["anthropic/claude-opus-4.5", opus],
  ["claude-opus-4-20250514", opus],
  ["claude-3-7-sonnet-20250219", opus],
  ["claude-opus-4-6", opus],
  ["claude-instant", opus],
  ["gpt-4.7", opus],
  ["etude-demo", opus],
  ["claude-opus-4-7", newest],
  ["anthropic/claude-opus-4.8", newest],
  ["claude-sonnet-5", newest],
  ["anthropic.claude-opus-5-5-v1:0", newest],
  ["claude-opus-4-10-20270101", newest],
])("%s has the limits of its version", (modelId, limits) => {
  expect(getImageLimits(modelId)).toEqual(limits);
});

test("the newest models see more of a picture", () => {
  expect(newest).toEqual({ longEdgePx: 2576, patches: 4784, base64Bytes: 5_000_000 });
  expect(fitImage({ widthPx: 3000, heightPx: 2000 }, newest)).toEqual({ widthPx: 2352, heightPx: 1568 });
});

test("a fitted picture keeps the limits and its shape, and fitting again changes nothing", () => {
  const edge = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(edge, edge, fc.constantFrom(opus, newest), (widthPx, heightPx, limits) => {
      const fitted = fitImage({ widthPx, heightPx }, limits);
      const factor = Math.max(fitted.widthPx, fitted.heightPx) / Math.max(widthPx, heightPx);
      expect(Math.max(fitted.widthPx, fitted.heightPx)).toBeLessThanOrEqual(
        Math.min(limits.longEdgePx, Math.max(widthPx, heightPx)),
      );
      expect(countImageTokens(fitted)).toBeLessThanOrEqual(limits.patches);
      expect(fitted).toEqual(scaleImage({ widthPx, heightPx }, factor));
      expect(fitImage(fitted, limits)).toEqual(fitted);
    }),
  );
});

test("base64 must stay below the limit, not at it", () => {
  expect(fitsBase64(3_749_997, opus)).toBe(true);
  expect(fitsBase64(3_749_998, opus)).toBe(false);
});
