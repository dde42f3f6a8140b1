/**
 * An amount in dollars: cents from $1 on, four digits after the point from 1 cent on, four significant digits below.
 * Never "$0.00" for a positive amount.
 */
export function formatUsd(usd: number): string {
  if (usd === 0) return "$0";
  if (Math.abs(usd) >= 1) return `$${usd.toFixed(2)}`;
  if (Math.abs(usd) >= 0.01) return `$${usd.toFixed(4)}`;
  return `$${Number(usd.toPrecision(4)).toLocaleString("en-US", { maximumFractionDigits: 12 })}`;
}

/** The most that a run may cost: "up to $0.1529"; the least where a price is not known: "at least $0.0198". */
export function formatCostRange({
  leastUsd,
  mostUsd,
  isLeast,
}: {
  leastUsd: number;
  mostUsd: number;
  isLeast: boolean;
}): string {
  return isLeast ? `at least ${formatUsd(leastUsd)}` : `up to ${formatUsd(mostUsd)}`;
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
