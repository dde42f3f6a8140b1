import type { OutgoingHttpHeaders } from "node:http";
import type { ReplyPlan } from "./compose-reply.ts";

/**
 * The response to a chat request. A request that the service would refuse (key, model, body) is always refused: a
 * scenario only decides the response to a valid one.
 */
export type Scenario =
  /**
   * A generated reply; without `text` it repeats the question and names every parameter sent. `countImage` counts the tokens of
   * an image by its bytes as base64.
   */
  | ({ kind: "answer"; paceMs?: number } & ReplyPlan)
  /**
   * A file of `src/core/wire/recordings`, an event at a time or in pieces of a fixed size. A cut ends the body cleanly.
   */
  | { kind: "recording"; name: string; paceMs?: number; cutAtByte?: number; splitEveryBytes?: number }
  /** An entry of `errors.json` in that folder. */
  | { kind: "error"; name: string }
  /** With `breaksAfterMs` the connection breaks that long after the body, since a browser drops what it has not read. */
  | {
      kind: "status";
      status: number;
      body?: unknown;
      contentType?: string;
      headers?: OutgoingHttpHeaders;
      breaksAfterMs?: number;
    }
  /** Sends nothing more; the connection stays open until somebody closes it. */
  | { kind: "hang"; when: "before-headers" | "after-headers" | "mid-text" }
  /** Responds while at most so many requests are open, and refuses further ones with 429. */
  | { kind: "limited"; atMost: number; paceMs?: number; headers?: OutgoingHttpHeaders }
  /** Redirects any request to the endpoint to another address. */
  | { kind: "redirect"; to: string }
  /** Sends these bytes on the connection and breaks it: output that no proper HTTP server would send. */
  | { kind: "raw"; bytes: string }
  /**
   * Breaks the connection: before any header, or after so many bytes of the body and a wait, since a browser drops
   * arrived but unread bytes when a connection breaks.
   */
  | { kind: "reset"; afterBytes?: number; afterMs?: number }
  /** A web page instead of a response, with status 200 where none is given. */
  | { kind: "html"; status?: number }
  /** Status 200 and no body. */
  | { kind: "empty" }
  /** Allows the preflight but not the reading of the response, as error pages of gateways often do. */
  | { kind: "no-cors"; playing?: Scenario }
  /** Refuses the preflight. Without one (outside browsers) the request gets its response. */
  | { kind: "refuse-preflight" };
