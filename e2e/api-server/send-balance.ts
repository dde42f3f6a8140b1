import type { IncomingMessage, ServerResponse } from "node:http";
import { sendError } from "./send-error.ts";
import { sendJson } from "./send-json.ts";

/** Responds to `GET /v2/billing` with the balance of the account that a key belongs to. */
export function sendBalance(incoming: IncomingMessage, response: ServerResponse, key: string | null): void {
  if (key !== null && incoming.headers.authorization !== `Bearer ${key}`) {
    sendError(response, 401, "This request requires a valid API key.", "/v2/billing");
    return;
  }
  sendJson(response, { current_balance: 12.345, currency: "USD" });
}
