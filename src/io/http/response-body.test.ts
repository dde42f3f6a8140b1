import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { fetchBalance } from "./fetch-balance.ts";
import { fetchDocument } from "./fetch-document.ts";
import { fetchModels } from "./fetch-models.ts";
import { TooLargeError } from "./response-body.ts";

let sentBytes = 0;
let closed: Promise<unknown> = Promise.resolve();
const PIECE = Buffer.from(`"${"word ".repeat(20_000)}",`);
/** Answers every request with a list without end, and without a length. */
const server = createServer(async (_incoming, response) => {
  closed = once(response, "close");
  sentBytes = 0;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write("[");
  while (!response.destroyed) {
    sentBytes += PIECE.length;
    await new Promise<unknown>((resolve) => response.write(PIECE, resolve));
  }
});
let url = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const signal = AbortSignal.timeout(60_000);

test.each([
  ["a list of models", 30, () => fetchModels(url, {}, NO_SECRETS, signal)],
  ["a document", 8, () => fetchDocument(url, NO_SECRETS, signal)],
  ["a balance", 1, () => fetchBalance(url, undefined, NO_SECRETS, signal)],
])("%s without end is read up to %i MB, and its connection is closed", async (_name, maxMB, read) => {
  await expect(read()).rejects.toThrow(new TooLargeError(maxMB * 1e6));
  await closed;
  expect(sentBytes).toBeLessThan((maxMB + 16) * 1e6);
});
