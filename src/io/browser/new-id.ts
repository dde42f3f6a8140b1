/** A new random id of 21 letters and digits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(21));
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}
