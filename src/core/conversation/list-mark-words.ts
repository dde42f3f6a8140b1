import type { Mark } from "./mark.ts";

/** A mark in words: "marked pass", "rated 4 of 5", "note: too long". */
export function listMarkWords({ verdict, rating, note }: Mark): string[] {
  return [
    ...(verdict === undefined ? [] : [`marked ${verdict}`]),
    ...(rating === undefined ? [] : [`rated ${rating} of 5`]),
    ...(note === undefined ? [] : [`note: ${note}`]),
  ];
}
