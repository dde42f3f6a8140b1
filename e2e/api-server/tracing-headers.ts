import { randomUUID } from "node:crypto";
import type { Exchange } from "./exchange.ts";

/** Adds the request id to the response, and the client's own id unless it has unusual characters. */
export function addTracingHeaders({ request, response }: Exchange): void {
  response.setHeader("X-Inference-Id", randomUUID());
  const clientId = request.headers["x-client-request-id"];
  if (typeof clientId === "string" && /^[A-Za-z0-9._:-]{1,128}$/.test(clientId)) {
    response.setHeader("X-Client-Request-Id", clientId);
  }
}
