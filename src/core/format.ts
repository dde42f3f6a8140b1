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
