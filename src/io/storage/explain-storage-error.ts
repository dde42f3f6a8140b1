/** The reason that a browser gives for refusing to read or write, in few words; for a full disk with what to do. */
export function explainStorageError(error: unknown): string {
  if (error instanceof Error && error.name === "QuotaExceededError")
    return "the disk, or what this browser gives a page of it, is full: delete conversations or free space";
  return error instanceof Error ? error.message || error.name : "storage is blocked";
}
