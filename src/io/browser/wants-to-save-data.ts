/** True where the browser or the system is set to transfer as little as possible. */
export function wantsToSaveData(): boolean {
  // The DOM library lacks it, since not every browser has it.
  const { connection } = globalThis.navigator as { connection?: { saveData?: unknown } };
  return connection?.saveData === true;
}
