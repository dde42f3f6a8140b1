import { isRecord } from "./check-shape.ts";
import type { BatchRequest } from "./served-batch.ts";

/** The requests that stand in the body of a batch. */
export function readListedRequests(requests: unknown): BatchRequest[] {
  return (Array.isArray(requests) ? requests : []).map((request: unknown) => readRequest(request, "params"));
}

/** The requests in the file of a multipart form, a line each. */
export function readUploadedRequests(form: string): BatchRequest[] {
  const [, rest = ""] = form.split('name="file"');
  const start = rest.indexOf("\r\n\r\n") + 4;
  const lines = rest.slice(start, rest.indexOf("\r\n--", start)).trim().split("\n");
  return lines.map((line) => readRequest(JSON.parse(line), "body"));
}

function readRequest(request: unknown, bodyField: "params" | "body"): BatchRequest {
  return isRecord(request)
    ? { customId: String(request["custom_id"]), body: request[bodyField] }
    : { customId: "", body: undefined };
}
