import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { PrintableRequest } from "./printable-request.ts";

/** A vendor's own package for one wire, as far as it is alike in Python and JavaScript. */
export type PackageClient = {
  className: "OpenAI" | "Anthropic";
  /** The end of the address, which the package adds to its base by itself. */
  path: string;
  /** The call that sends a body, on a client. */
  call: string;
  /** Fields of a body without which the package sends nothing. */
  requiredFields: readonly string[];
};

export const PACKAGE_CLIENTS = {
  "chat-completions": {
    className: "OpenAI",
    path: "/chat/completions",
    call: "chat.completions.create",
    requiredFields: ["model", "messages"],
  },
  messages: {
    className: "Anthropic",
    path: "/v1/messages",
    call: "messages.create",
    requiredFields: ["model", "messages", "max_tokens"],
  },
} as const satisfies Partial<Record<Wire, PackageClient>>;

/** A wire that a vendor's package speaks. */
export type PackageWire = keyof typeof PACKAGE_CLIENTS;

/** Headers that a package would otherwise choose by itself: later versions refuse temperature, top_p and top_k. */
const OWN_HEADERS: Readonly<Record<PackageWire, [name: string, value: string][]>> = {
  "chat-completions": [],
  messages: [["Anthropic-Version", "2023-06-01"]],
};

/** A request as a package takes it. */
export type PackageRequest = {
  client: PackageClient;
  baseUrl: string;
  headers: [name: string, value: string][];
  body: JsonObject;
};

/** The request as the package of a wire takes it, or the reason for which that package cannot send the same. */
export function buildPackageRequest(
  { url, headers, body }: PrintableRequest,
  wire: PackageWire,
): PackageRequest | { obstacle: string } {
  const client: PackageClient = PACKAGE_CLIENTS[wire];
  if (!url.endsWith(client.path)) return { obstacle: `it only sends to addresses that end in ${client.path}` };
  if (!isJsonObject(body)) return { obstacle: "the body of this request is no object" };
  const missing = client.requiredFields.find((name) => !Object.hasOwn(body, name));
  if (missing !== undefined) return { obstacle: `it sends nothing without ${missing}` };
  const own = OWN_HEADERS[wire].filter(([name]) => !headers.some(([each]) => each === name));
  return {
    client,
    baseUrl: url.slice(0, -client.path.length),
    // A package sets the content type itself.
    headers: [...own, ...headers.filter(([name]) => name !== "Content-Type")],
    body,
  };
}
