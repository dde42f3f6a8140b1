import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { sendJson } from "./send-json.ts";

/** Sends an error in the envelope of AI/ML API. */
export function sendError(response: ServerResponse, status: number, message: string, path: string): void {
  const body = { message, path, requestId: randomUUID(), statusCode: status, timestamp: new Date().toISOString() };
  sendJson(response, body, status);
}

/** Sends an error of the model behind the gateway, which arrives as JSON text inside the envelope's message. */
export function sendUpstreamError(response: ServerResponse, status: number, message: string, path: string): void {
  const upstream = {
    type: "error",
    error: { type: "invalid_request_error", message },
    request_id: `req_${randomUUID().slice(0, 8)}`,
  };
  sendError(response, status, `${status} ${JSON.stringify(upstream)}`, path);
}

/** Sends the error page of a web server in front of an API. */
export function sendHtml(response: ServerResponse, status: number, title: string): void {
  const page = `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end(page);
}
