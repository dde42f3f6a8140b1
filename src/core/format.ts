/**
 * An amount in dollars: cents from $1 on, two significant digits below. Never "$0.00" for a positive amount.
 */
export function formatUsd(usd: number): string {
  return printUsd(usd, Math.round);
}

/**
 * The most that a run may cost, rounded up: "up to $0.16"; the least where a price is not known, rounded down: "at least
 * $0.019".
 */
export function formatCostRange({
  leastUsd,
  mostUsd,
  isLeast,
}: {
  leastUsd: number;
  mostUsd: number;
  isLeast: boolean;
}): string {
  return isLeast ? `at least ${printUsd(leastUsd, Math.floor)}` : `up to ${printUsd(mostUsd, Math.ceil)}`;
}

function printUsd(usd: number, round: (value: number) => number): string {
  if (usd === 0) return "$0";
  const digits = Math.abs(usd) >= 1 ? 2 : 1 - Math.floor(Math.log10(Math.abs(usd)));
  // Sums of small amounts differ from what they print as in their last digits.
  const rounded = round(Number((usd * 10 ** digits).toPrecision(12))) / 10 ** digits;
  const minimumFractionDigits = Math.abs(rounded) >= 0.01 ? 2 : 0;
  return `$${rounded.toLocaleString("en-US", { minimumFractionDigits, maximumFractionDigits: 20, useGrouping: false })}`;
}

/** A whole number with commas: "4,096". */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString("en-US");
}

/** Digits up to which a number is shown as it is. */
const MAX_SHOWN_DIGITS = 6;

/**
 * A number in few characters: commas in a whole one, and three significant digits of one that has more than six, such
 * as "0.143" for a seventh. At least the digits before the point and one behind it are shown.
 */
export function formatShortNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? formatCount(value) : String(value);
  const digits = String(value)
    .replace(/e.*$/, "")
    .replaceAll(/^-?0\.0*|\D/g, "");
  if (digits.length <= MAX_SHOWN_DIGITS) return String(value);
  const wholeDigits = Math.abs(value) < 1 ? 0 : Math.trunc(Math.abs(value)).toString().length;
  return String(Number(value.toPrecision(Math.max(3, wholeDigits + 1))));
}

/** A text with the numbers in it that have a point and many digits shown in few: "T 0.143, top_p 0.9". */
export function shortenNumbers(text: string): string {
  return text.replaceAll(/(?<![\w.-])-?\d+\.\d+(?:e[+-]?\d+)?(?!\w|\.\d)/gi, (number) =>
    number.length > MAX_SHOWN_DIGITS ? formatShortNumber(Number(number)) : number,
  );
}

/** A size in decimal units: "312 kB", "1.4 MB". */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}

/** A duration in seconds: "0.61 s", "12 s". */
export function formatSeconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`;
}
