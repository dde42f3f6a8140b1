import { expect, test } from "vitest";
import { formatAddress, parseAddress } from "./address.ts";
import { NEW_HASH } from "./conversation-hash.ts";

test.each([
  [{ conversationId: "c1" }, "#/c/c1"],
  [{ conversationId: "c1", turnId: "t1" }, "#/c/c1/t/t1"],
  [{ conversationId: "c1", variantId: "v1" }, "#/c/c1/v/v1"],
  [{ conversationId: "c1", turnId: "t1", variantId: "v1" }, "#/c/c1/t/t1/v/v1"],
  [{ conversationId: "c1", rowId: "r1" }, "#/c/c1/r/r1"],
  [{ conversationId: "c1", rowId: "r1", turnId: "t1", variantId: "v1" }, "#/c/c1/r/r1/t/t1/v/v1"],
  [{ promptId: "p1" }, "#/p/p1"],
  [{}, NEW_HASH],
  [{ conversationId: "a/b?c#d %ä", turnId: "__proto__" }, "#/c/a%2Fb%3Fc%23d%20%25%C3%A4/t/__proto__"],
])("the address %j is written as %s and read again", (address, hash) => {
  expect(formatAddress(address)).toBe(hash);
  expect(parseAddress(hash)).toEqual(address);
});

test("the first form of an address is read, and no address at all is that of a new conversation", () => {
  expect(parseAddress("#c=c1")).toEqual({ conversationId: "c1" });
  expect(parseAddress("")).toEqual({});
});

test.each([
  "#",
  "#/",
  "#/c",
  "#/c/",
  "#/c/c1/",
  "#/c/c1/t",
  "#/c/c1/v/v1/t/t1",
  "#/c/c1/r",
  "#/c/c1/t/t1/r/r1",
  "#/x/c1",
  "#/c/%zz",
  "#/p/p1/t/t1",
  "#top",
])("the hash %s is not understood", (hash) => {
  expect(parseAddress(hash)).toBeUndefined();
});
