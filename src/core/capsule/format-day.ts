/** The day of a time in a file and in its name: "2026-11-27". */
export const formatDay = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
