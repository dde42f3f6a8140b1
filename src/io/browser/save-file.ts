/** Offers a text to the user as a file download. */
export function saveFile(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download holds the bytes itself once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address));
}
