import { expect, test } from "vitest";
import { GALLERY } from "#core/gallery/gallery.ts";
import { parseAddress } from "./address.ts";
import { formatGalleryHash, parseGalleryHash } from "./gallery-hash.ts";

test.each([...GALLERY.map(({ id }) => id), "a/b %ä"])("the address of the thing to try %s is read again", (id) => {
  expect(parseGalleryHash(formatGalleryHash(id))).toBe(id);
  expect(parseAddress(formatGalleryHash(id))).toBeUndefined();
});

test("an address that cannot be decoded names a thing that is not there, and other addresses name none", () => {
  expect(parseGalleryHash("#/try/%zz")).toBe("%zz");
  expect(parseGalleryHash("#/new")).toBeUndefined();
  expect(parseGalleryHash("#capsule=x")).toBeUndefined();
});
