/**
 * The base URL in a typed address: without spaces, a trailing slash or an endpoint, with a scheme, and with `/v1` where
 * the address has no path. Returns the reason for an invalid address.
 */
export function normaliseBaseUrl(typed: string): { baseUrl: string } | { reason: string } {
  const text = typed.trim();
  if (text === "") return { reason: "Enter an address, such as https://api.aimlapi.com/v1." };
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${guessScheme(text)}://${text}`;
  const match = /^(https?):\/\/([^/?#\s@]+)(\/[^?#\s]*)?$/i.exec(withScheme);
  if (!match) return { reason: "This is not a web address. It starts with http:// or https://." };
  const [, scheme = "", host = "", path = ""] = match;
  if (!/^(\[[\da-f:.]+\]|[\p{L}\p{N}.-]+)(:\d{1,5})?$/iu.test(host))
    return { reason: `“${host}” is not the name of a server.` };
  if (!isPossibleHost(host)) return { reason: `“${host}” cannot be the address of a server.` };
  const basePath = path.replace(/\/+$/, "").replace(/\/(chat\/completions|messages|predict|models)$/, "");
  // The page's policy can name this computer as localhost, but not by its IPv6 address.
  const normalisedHost = host.toLowerCase().replace(/^\[::1\]/, "localhost");
  return { baseUrl: `${scheme.toLowerCase()}://${normalisedHost}${basePath === "" ? "/v1" : basePath}` };
}

/** True for a port up to 65535 and, where the name is an IPv4 address, numbers up to 255. */
function isPossibleHost(host: string): boolean {
  const [, name = "", port] = /^(.*?)(?::(\d+))?$/.exec(host.replace(/^\[.*\]/, "ipv6")) ?? [];
  const isAddress = /^[\d.]+$/.test(name);
  const numbers = name.split(".").map(Number);
  return (
    (port === undefined || Number(port) <= 65_535) &&
    (!isAddress || (numbers.length === 4 && numbers.every((number) => number <= 255)))
  );
}

function guessScheme(address: string): "http" | "https" {
  return /^(localhost|127\.|\[::1\])/.test(address) ? "http" : "https";
}
