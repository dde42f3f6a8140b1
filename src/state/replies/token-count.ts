import type { Reply } from "#core/conversation/conversation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { buildCountBody } from "#core/wire/build-count-body.ts";
import { writeJson } from "#core/exact-number.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { countTokens } from "#io/reply/count-tokens.ts";
import { hashText } from "#io/images/hash-bytes.ts";
import { createTransport } from "#state/connections/create-transport.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { onReset } from "#state/reset-state.ts";
import { loadHttpRequest } from "./load-http-request.ts";

/** The number of input tokens as the service counts them, or the reason why it was not counted, as a sentence. */
export type TokenCount = { tokens: number } | { reason: string };

/** A request that is counted, with one of its replies and their number. */
export type CountedRequest = { reply: Reply; request: ChatRequest; times: number };

/** Counts that were asked for last, by the hash of their address and body. */
const known = new Map<string, number>();
const MAX_KNOWN = 100;
onReset(() => known.clear());

/** The largest body that is sent to be counted: pictures would go to the service at every pause in typing. */
const MAX_BODY_CHARS = 1_000_000;

/** Counts the input tokens of some requests. Sends nothing without a key for the address. Never rejects but where it is ended. */
export async function loadTokenCount(requests: readonly CountedRequest[], signal: AbortSignal): Promise<TokenCount> {
  let tokens = 0;
  try {
    for (const { reply, request, times } of requests) {
      const counted = await countOnce(reply, request, signal);
      if (typeof counted !== "number") return counted;
      tokens += counted * times;
    }
  } catch {
    signal.throwIfAborted();
    return { reason: "Not counted: Anthropic did not answer." };
  }
  return { tokens };
}

async function countOnce(
  reply: Reply,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<number | { reason: string }> {
  const { route } = await loadRoute(reply.sentWith.connectionId);
  if (route.via === "nowhere" && route.missing === "lock") return { reason: "Not counted: the key is locked." };
  if (route.via !== "network" || route.key === undefined) return { reason: "Not counted: no key in this tab." };
  const loaded = await loadHttpRequest(reply, request, route.baseUrl);
  const written = loaded.request.body ?? "";
  // A large body is not even parsed: this happens at each pause in typing.
  if (written.length > MAX_BODY_CHARS) return { reason: "Not counted: more than 1 MB with its attachments." };
  const body = parseJson(written);
  if (!isJsonObject(body)) return { reason: "Not counted: the request is no JSON object." };
  const asked = { ...loaded.request, url: `${loaded.request.url}/count_tokens`, body: writeJson(buildCountBody(body)) };
  signal.throwIfAborted();
  const key = hashText(`${asked.url}\n${asked.body}`);
  const found = known.get(key);
  if (found !== undefined) return found;
  const counted = await countTokens(createTransport(route), asked, signal);
  if (typeof counted !== "number") return { reason: `Not counted: Anthropic refused (status ${counted.status}).` };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, counted);
  return counted;
}
