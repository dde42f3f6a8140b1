import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/json.ts";
import { parsePicturePart } from "./parse-picture-part.ts";

const url = (text: Json): JsonObject => ({ type: "image_url", image_url: { url: text } });

test.each<[JsonObject]>([
  [{ type: "image", source: { type: "base64", media_type: "image/PNG", data: "QUJD" } }],
  [url("data:image/png;base64,QUJD")],
  [url("data:image/png;name=a.png;base64,QUJD")],
])("%j is a picture with its type and its text", (part) => {
  expect(parsePicturePart(part)).toEqual({ kind: "sent", mediaType: "image/png", base64: "QUJD" });
});

test.each<[JsonObject, string]>([
  [{ type: "image" }, "no source"],
  [{ type: "image", source: { type: "base64", data: "QUJD" } }, "media_type"],
  [{ type: "image", source: { type: "file", file_id: "f" } }, "not base64"],
  [{ type: "image", source: { type: "url", url: "https://example.com/a.png" } }, "is a link"],
  [url("https://example.com/a.png"), "is a link"],
  [url("data:,"), "not base64"],
  [url("data:image/svg+xml,<svg/>"), "not base64"],
  [url(3), "no url"],
  [{ type: "image_url", image_url: "https://example.com/a.png" }, "no url"],
])("%j is unreadable and says why", (part, why) => {
  expect(parsePicturePart(part)).toEqual({ kind: "unreadable", why: expect.stringContaining(why) });
});

test("text and documents are not pictures", () => {
  expect(parsePicturePart({ type: "text", text: "data:image/png;base64,QUJD" })).toBeUndefined();
  expect(
    parsePicturePart({ type: "document", source: { type: "base64", media_type: "image/png", data: "" } }),
  ).toBeUndefined();
});
