import * as v from "valibot";
import { createQuickTest } from "./create-quick-test.ts";

/** A stored value as its schema reads it; undefined where it does not match. */
export function parseStored<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output | undefined {
  const test = createQuickTest(schema);
  const isParsed = (each: unknown): each is Output => test(each);
  if (isParsed(value)) return value;
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}
