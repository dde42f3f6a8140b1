import { encodePng } from "./encode-png.ts";

/** A white PNG of any size with one bit for each pixel, which is small to send. */
export function drawBlankPng(widthPx: number, heightPx: number): Buffer {
  const row = new Uint8Array(Math.ceil(widthPx / 8)).fill(0xff);
  return encodePng(widthPx, heightPx, "bits", () => row);
}
