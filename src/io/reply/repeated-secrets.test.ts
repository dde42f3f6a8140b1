import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { SecretPlace } from "#e2e/fixtures/secret-places.ts";
import { SECRET_PLACES } from "#e2e/fixtures/secret-places.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { getCodec } from "#core/wire/wires.ts";
import { post } from "#io/http/post.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { streamReply } from "./stream-reply.ts";

const KEY = "sk-proj-Qz7/Kd+92mXw_4LbTf0Vn-cYh6RpGs";
const TEAM = "team-8d41c07be2";

/** Everything that a service can make of a secret. The JSON escapes are valid only inside JSON. */
const FORMS: Record<string, (secret: string) => string> = {
  "as it is": (secret) => secret,
  "for an address": encodeURIComponent,
  "with every character escaped for an address": (secret) =>
    Array.from(secret, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join(""),
  "in base64": (secret) => Buffer.from(secret).toString("base64"),
  "in base64 after other text": (secret) => Buffer.from(`user:${secret}`).toString("base64"),
  "in base64 between other text": (secret) => Buffer.from(`Bearer ${secret}, yes`).toString("base64url"),
  "in hexadecimal digits": (secret) => Buffer.from(secret).toString("hex"),
  "in upper case": (secret) => secret.toUpperCase(),
  "without its end": (secret) => secret.slice(0, -5),
  "without its beginning": (secret) => secret.slice(3),
  "in HTML": (secret) => Array.from(secret, (letter) => `&#${letter.charCodeAt(0)};`).join(""),
};
const ESCAPED_FORMS: Record<string, (secret: string) => string> = {
  "escaped as in JSON": (secret) =>
    Array.from(secret, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "with escaped slashes": (secret) => secret.replaceAll("/", String.raw`\/`),
};

let served: { place: SecretPlace; secret: string; pieceSize: number } | undefined;
const server = createServer((_request, response) => void respond(response));
let origin = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function respond(response: ServerResponse): Promise<void> {
  if (!served) return;
  const { place, secret, pieceSize } = served;
  response.socket?.setNoDelay(true);
  const { status = 200, contentType = "text/event-stream" } = place;
  response.writeHead(status, { "Content-Type": contentType, ...place.headers?.(secret) });
  const bytes = Buffer.from(place.body(secret));
  for (let start = 0; start < bytes.length; start += pieceSize) {
    await new Promise<unknown>((resolve) => response.write(bytes.subarray(start, start + pieceSize), resolve));
    await nextTurn();
  }
  response.end();
}

/** Everything that a response leaves behind: the reply as it is stored, the raw stream, the headers. */
async function collectLeft(place: SecretPlace, secret: string, pieceSize = 1_000_000): Promise<string> {
  served = { place, secret, pieceSize };
  const codec = getCodec(place.wire ?? "chat-completions");
  const request = { method: "POST", url: `${origin}${codec.path}`, headers: {}, auth: "bearer", body: "{}" } as const;
  const left: unknown[] = [];
  const transport = {
    send: async (_request: unknown, signal: AbortSignal) => {
      const response = await post(request, { key: KEY, headers: { "X-Team": TEAM } }, signal);
      left.push([...response.headers], response.contentType);
      return response;
    },
    diagnose: async () => ({ kind: "unreachable" }) as const,
    redact: <Failure>(failure: Failure) => failure,
  };
  let reply = exampleReply();
  const record = (...recorded: unknown[]) => left.push(recorded);
  const onEvents = (events: readonly StreamEvent[]) => {
    reply = reduceReply(reply, events, 1);
  };
  await streamReply(request, codec, transport, new AbortController().signal, { onEvents, record });
  return JSON.stringify([left, reply]);
}

/** The pieces of a text that must not be left: all of it, and every run long enough to be recognised. */
function listRuns(form: string, length: number): string[] {
  return Array.from({ length: Math.max(1, form.length - length + 1) }, (_, start) => form.slice(start, start + length));
}

test("there are at least twenty places in which a service can repeat a secret", () => {
  expect(new Set(SECRET_PLACES.map(({ place }) => place)).size).toBeGreaterThanOrEqual(20);
});

test.each(SECRET_PLACES.map((place) => [place.place, place] as const))(
  "a key or a header value that a service repeats in %s is left nowhere, in whatever form it comes",
  async (_name, place) => {
    for (const secret of [KEY, TEAM]) {
      const forms = { ...FORMS, ...(place.isOutsideJson || place.headers ? {} : ESCAPED_FORMS) };
      for (const [name, write] of Object.entries(forms)) {
        const form = write(secret);
        const left = await collectLeft(place, form);
        const core = secret.slice(secret === KEY ? 8 : 0);
        const inside = name === "as it is" || name.startsWith("with") ? listRuns(core, 9) : [form, write(core)];
        expect({ name, found: inside.filter((run) => left.includes(run)) }).toEqual({ name, found: [] });
        expect({ name, found: left.includes(secret) || left.includes(secret.slice(3, -5)) }).toEqual({
          name,
          found: false,
        });
      }
    }
  },
);

test("a repeated key is found wherever the network cuts it", async () => {
  const [text] = SECRET_PLACES;
  if (!text) throw new Error("There is no place.");
  for (const pieceSize of [1, 2, 3, 7, 16, 31]) {
    const left = await collectLeft(text, KEY, pieceSize);
    expect(left).not.toContain(KEY.slice(8, 17));
    expect(left).toContain("Your key is ‹your key›, yes.");
  }
});

test.each([1, 2, 5])("a key that is spread over pieces of %i characters is not put together again", async (size) => {
  for (const wire of ["messages", undefined] as const)
    expect(await collectSpreadText(size, wire)).toBe("It is sketched: ‹your key›, yes. k");
});

test("of a key in pieces long enough to be recognised alone, no more is left than the rest of a piece", async () => {
  for (const size of [8, 11, 17]) {
    const text = await collectSpreadText(size);
    expect(text).toMatch(/^It is sketched: .*‹your key›.*, yes. k$/);
    expect(listRuns(KEY.slice(8), 9).filter((run) => text.includes(run))).toEqual([]);
  }
});

/** The text of a reply that brings the key in pieces of some characters. */
async function collectSpreadText(size: number, wire?: "messages"): Promise<string> {
  const pieces = Array.from({ length: Math.ceil(KEY.length / size) }, (_, at) => KEY.slice(at * size, (at + 1) * size));
  const body = ["It is sk", "etched: ", ...pieces, ", yes. k"]
    .map((text) =>
      wire === "messages"
        ? { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }
        : { choices: [{ index: 0, delta: { content: text } }] },
    )
    .map((event) => `data: ${JSON.stringify(event)}\n\n`)
    .join("");
  const left = await collectLeft({ place: "", ...(wire ? { wire } : {}), body: () => body }, "");
  return JSON.parse(left)[1].parts[0].text;
}
