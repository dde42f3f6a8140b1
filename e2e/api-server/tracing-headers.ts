import { randomUUID } from "node:crypto";
import type { Exchange } from "./exchange.ts";

/** Names the call, and gives back the client's own name for it unless that has a character too odd. */
export function addTracingHeaders({ request, response }: Exchange): void {
  response.setHeader("X-Inference-Id", randomUUID());
  const clientId = request.headers["x-client-request-id"];
  if (typeof clientId === "string" && /^[A-Za-z0-9._:-]{1,128}$/.test(clientId)) {
    response.setHeader("X-Client-Request-Id", clientId);
  }
}
