/** Offers a text or bytes to the user as a file download. */
export function saveFile(content: string | Blob, fileName: string): void {
  const address = URL.createObjectURL(
    typeof content === "string" ? new Blob([content], { type: "text/plain" }) : content,
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download holds the bytes itself once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address));
}
