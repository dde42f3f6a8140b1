/** True where the system can be handed such a file to share. */
export function canShareFile(file: File): boolean {
  // Absent in some browsers, and on a page that is served over plain http.
  const { canShare } = navigator as { canShare?: Navigator["canShare"] };
  return canShare?.call(navigator, { files: [file] }) ?? false;
}

/** Hands a file to what the system shares with. Who closes its list has changed their mind. */
export async function shareFile(file: File): Promise<void> {
  try {
    await navigator.share({ files: [file], title: file.name });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}
