/** The reason that a browser gives for refusing to read or write, in few words. */
export function explainStorageError(error: unknown): string {
  return error instanceof Error ? error.message || error.name : "storage is blocked";
}
