import type { ServerResponse } from "node:http";
import type { BodyFormat } from "./catalogue.ts";
import { checkChatBody, type ChatBody } from "./check-chat-body.ts";
import type { ReceivedRequest } from "./exchange.ts";
import { sendError, sendUpstreamError } from "./send-error.ts";

export type ChatRules = { key: string | null; extraModels: readonly string[] };

export type Verdict =
  | { kind: "answer"; bodyFormat: BodyFormat; body: ChatBody }
  | { kind: "refuse"; send: (response: ServerResponse) => void };

const path = "/v1/chat/completions";
const maxBodyBytes = 32 * 1024 * 1024;
const keyRefused =
  "This request requires a valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys";

/** Checks a request like the service: first its key, then its size, then its body. Records the violations. */
export function validateChatRequest(request: ReceivedRequest, { key, extraModels }: ChatRules): Verdict {
  if (key !== null && request.headers.authorization !== `Bearer ${key}`) return refuse(401, keyRefused);
  if (Buffer.byteLength(request.bodyText) > maxBodyBytes) return refuse(413, "request entity too large");
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    request.violations.push("Content-Type: Expected application/json");
  }
  const check = checkChatBody(request.body, extraModels);
  if (check.kind === "unknown-model") {
    request.violations.push(`model: unknown model ${check.model}`);
    return refuse(404, `Model not found: ${check.model}`);
  }
  if (check.kind === "refused") {
    request.violations.push(...check.violations);
    const [first = ""] = check.violations;
    if (check.by === "model")
      return { kind: "refuse", send: (response) => sendUpstreamError(response, 400, first, path) };
  }
  if (check.kind === "refused" || request.violations.length > 0) {
    return refuse(400, ["Body validation error", ...request.violations].join("\n"));
  }
  return { kind: "answer", bodyFormat: check.bodyFormat, body: check.body };
}

function refuse(status: number, message: string): Verdict {
  return { kind: "refuse", send: (response) => sendError(response, status, message, path) };
}
