import { expect, test } from "vitest";
import { readDataAddress } from "./read-data-address.ts";

test.each([
  ["data:image/png;base64,iVBORw==", "image.png", "image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["  data:image/png;charset=x;base64,iVBO%0ARw%3D%3D ", "image.png", "image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["DATA:image/svg+xml,%3Csvg", "image.svg", "image/svg+xml", [60, 115, 118, 103]],
  ["data:,a", "image.data", "", [97]],
])("%s is read as a file", async (address, name, type, bytes) => {
  const file = readDataAddress(address);
  expect([file?.name, file?.type]).toEqual([name, type]);
  expect([...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())]).toEqual(bytes);
});

test.each([
  "https://example.com",
  "data:image/png;base64,",
  "data:image/png;base64,***",
  "data:image/png",
  "data:,%zz",
])("%s is no file", (address) => {
  expect(readDataAddress(address)).toBeUndefined();
});
