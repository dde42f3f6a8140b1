import { formatCount } from "./format.ts";

/** A number of things in words: "1 row", "48 rows". */
export const countThings = (count: number, name: string): string =>
  `${formatCount(count)} ${name}${count === 1 ? "" : "s"}`;
