import "fake-indexeddb/auto";
import { beforeAll, expect, test } from "vitest";
import { resolveFilledPicture } from "#core/conversation/image-scales.ts";
import type { ImagePart } from "#core/content/part.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { createLetterPicture, LetterPictureWorker } from "#e2e/fixtures/letter-pictures.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { loadAttachments } from "./load-attachments.ts";

const PICTURE: ImagePart = { kind: "image", blob: "letters", mediaType: "image/webp", widthPx: 8, heightPx: 1 };

beforeAll(() => void Object.assign(globalThis, { Worker: LetterPictureWorker }));

function buildRequest(parts: ImagePart[]): ChatRequest {
  return {
    model: "anthropic/claude-opus-4-5",
    dialect: "anthropic",
    system: "",
    messages: [{ role: "user", parts }],
    parameters: {},
    extra: {},
    stream: false,
    blobs: {},
  };
}

const readPictures = ({ messages, blobs }: ChatRequest) =>
  messages.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.kind === "image" ? [{ ...part, letters: Buffer.from(blobs[part.blob] ?? "", "base64").toString() }] : [],
    ),
  );

test("a smaller copy of a row's picture is drawn when it is sent, in the format that it was drawn in, and is not stored", async () => {
  await saveBlob("letters", createLetterPicture("ABCDEFGH"));
  const half = resolveFilledPicture(PICTURE, "photo", { "variable:photo": "1/2" });
  const sent = readPictures(await loadAttachments(buildRequest([PICTURE, half, half])));
  expect(sent).toMatchObject([
    { widthPx: 8, mediaType: "image/webp", letters: "ABCDEFGH" },
    { widthPx: 4, mediaType: "image/png", letters: "ACEG" },
    { widthPx: 4, mediaType: "image/png", letters: "ACEG" },
  ]);
  const database = await openDatabase();
  expect(await database.getAllKeys("blobs")).toEqual(["letters"]);
});

test("a copy of a picture that is no longer stored is not sent, and the reason says which", async () => {
  const quarter = resolveFilledPicture({ ...PICTURE, blob: "gone" }, "photo", { "variable:photo": "1/4" });
  await expect(loadAttachments(buildRequest([quarter]))).rejects.toThrow(
    "An image could not be drawn at 2×1: the image is no longer stored in this browser.",
  );
});
