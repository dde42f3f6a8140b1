import type { OutgoingHttpHeaders } from "node:http";

/**
 * What a chat request gets. A request that the service would refuse (key, model, body) is refused whatever is planned:
 * a scenario only decides what happens to a good one.
 */
export type Scenario =
  /** A generated answer; without `text` it repeats the question and names every parameter that was sent. */
  | { kind: "answer"; text?: string; thinking?: string; paceMs?: number; chunkText?: (text: string) => string[] }
  /** A file of `src/core/wire/recordings`, an event at a time or in pieces of a fixed size. A cut ends the body cleanly. */
  | { kind: "recording"; name: string; paceMs?: number; cutAtByte?: number; splitEveryBytes?: number }
  /** An entry of `errors.json` there. */
  | { kind: "error"; name: string }
  | { kind: "status"; status: number; body?: unknown; contentType?: string; headers?: OutgoingHttpHeaders }
  /** Nothing more comes, and the connection stays open until somebody closes it. */
  | { kind: "hang"; when: "before-headers" | "after-headers" | "mid-text" }
  /** Answered as long as so few are under way, and refused with 429 above that. */
  | { kind: "limited"; atMost: number; paceMs?: number; headers?: OutgoingHttpHeaders }
  /** Any request to the endpoint is sent on to another address. */
  | { kind: "redirect"; to: string }
  /** These very bytes go out on the connection, and then it breaks: what no proper HTTP server would send. */
  | { kind: "raw"; bytes: string }
  /**
   * The connection breaks: before any header, or after so many bytes of the body and some time more, since a browser
   * forgets what had arrived and not been read when a connection breaks.
   */
  | { kind: "reset"; afterBytes?: number; afterMs?: number }
  /** A web page instead of an answer, status 200 unless told. */
  | { kind: "html"; status?: number }
  /** Status 200 and no body. */
  | { kind: "empty" }
  /** The preflight passes, but the answer may not be read: what a gateway's own error page often does to a browser. */
  | { kind: "no-cors"; playing?: Scenario }
  /** The browser may not even ask. Without a preflight (outside browsers) the request is answered. */
  | { kind: "refuse-preflight" };
