const MOMENT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** A day and time of this year as text, "27 Nov, 04:10"; a day of another one with its year, "27 Nov 2024". */
export function formatMoment(atMs: number): string {
  return (new Date(atMs).getFullYear() === new Date().getFullYear() ? MOMENT : DAY).format(atMs);
}
