import { parse } from "yaml";
import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";

/** More references than files of tests have; each may repeat what it refers to. */
const MAX_ALIASES = 100;

/** The value of a YAML text; undefined where it is damaged or grows beyond bounds. Never throws. */
export function parseYaml(text: string): Json | undefined {
  try {
    const value: unknown = parse(text, { schema: "core", maxAliasCount: MAX_ALIASES, logLevel: "error" });
    return parseJson(JSON.stringify(value) ?? "");
  } catch {
    return undefined;
  }
}
