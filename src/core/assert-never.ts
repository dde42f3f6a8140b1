/** Ends an exhaustive switch: a forgotten case is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
