import { computeSha256 } from "#io/images/compute-sha256.ts";
import { toBase64 } from "#io/images/to-base64.ts";

/** The name of a script or a style in the policy of a page, which lets no other one be used: "sha256-…". */
export async function hashSource(source: string): Promise<string> {
  const digest = computeSha256(new TextEncoder().encode(source));
  return `sha256-${await toBase64(new Blob([Uint8Array.from(digest)]))}`;
}
