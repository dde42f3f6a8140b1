const MOMENT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** A day and time of the last months as text: "27 Nov, 04:10". */
export function formatMoment(atMs: number): string {
  return MOMENT.format(atMs);
}
