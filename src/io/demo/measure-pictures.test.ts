import { expect, test } from "vitest";
import { measurePicture } from "#core/demo/measure-picture.ts";
import type { PicturePart } from "#core/demo/parse-picture-part.ts";
import { measurePictures, listPictureSizes, type MeasurePicture } from "./measure-pictures.ts";

/** One opaque pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const SENT: PicturePart = { kind: "sent", mediaType: "image/png", base64: PNG };
const LINK: PicturePart = { kind: "unreadable", why: "it is a link" };
const never = () => new AbortController().signal;

/** Stands in for a decoder: every picture is one blue pixel. It writes down what it is given. */
function openDecoder() {
  const given: { head: string; mediaType: string }[] = [];
  const measure: MeasurePicture = async (bytes, mediaType) => {
    given.push({ head: String.fromCharCode(...bytes.subarray(1, 4)), mediaType });
    return measurePicture({ rgba: new Uint8ClampedArray([37, 99, 235, 255]), widthPx: 1, heightPx: 1 });
  };
  return { given, measure };
}

test("a picture is measured from its bytes", async () => {
  const { given, measure } = openDecoder();
  const [facts] = await measurePictures([SENT], measure, never());
  expect(given).toEqual([{ head: "PNG", mediaType: "image/png" }]);
  expect(facts).toMatchObject({ kind: "measured", colours: [{ name: "blue", percent: 100 }] });
});

test.each<[string, PicturePart, string]>([
  ["broken base64", { ...SENT, base64: "not base64!" }, "its base64 text is broken"],
  ["empty base64", { ...SENT, base64: "" }, "its bytes are not those of a PNG, JPEG, GIF or WebP"],
  ["the wrong media type", { ...SENT, mediaType: "image/jpeg" }, "its bytes are those of a PNG"],
  ["a file cut off", { ...SENT, base64: PNG.slice(0, 40) }, "cut off or damaged"],
  ["a link", LINK, "it is a link"],
])(
  "a picture part with the problem “%s” is reported as unreadable in its place and never decoded",
  async (_, part, why) => {
    const { given, measure } = openDecoder();
    const facts = await measurePictures([SENT, part, SENT], measure, never());
    expect(facts.map(({ kind }) => kind)).toEqual(["measured", "unreadable", "measured"]);
    expect(facts[1]).toEqual({ kind: "unreadable", why: expect.stringContaining(why) });
    expect(given).toHaveLength(2);
  },
);

test("a picture that the browser cannot decode is reported as unreadable", async () => {
  const refuse: MeasurePicture = () => Promise.reject(new Error("InvalidStateError"));
  expect(await measurePictures([SENT], refuse, never())).toEqual([
    { kind: "unreadable", why: "this browser cannot decode it" },
  ]);
});

test("after an abort no other picture is decoded", async () => {
  const leaving = new AbortController();
  const { given, measure } = openDecoder();
  const leave: MeasurePicture = (bytes, mediaType) => {
    leaving.abort();
    return measure(bytes, mediaType);
  };
  await expect(measurePictures([SENT, SENT], leave, leaving.signal)).rejects.toBe(leaving.signal.reason);
  expect(given).toHaveLength(1);
});

test("listPictureSizes reads sizes without a decoder and skips pictures without a readable size", () => {
  expect(listPictureSizes([SENT, LINK, { ...SENT, base64: "?" }])).toEqual([
    expect.objectContaining({ widthPx: 1, heightPx: 1 }),
  ]);
});
