import type { Check } from "#core/conversation/check.ts";
import { shortenText } from "#core/cut-text.ts";
import { getKindRow } from "./check-kinds.ts";

const MAX_VALUE_CHARS = 40;

/** The name of a check: the user's, else what it checks, such as "contains Paris" or "not JSON". */
export function nameCheck({ name, kind, options, isNegated, aim }: Check): string {
  if (name !== "") return name;
  const row = getKindRow(kind);
  const value = (row?.named === undefined ? "" : (options[row.named] ?? "")).replaceAll(/\s*\n\s*/g, ", ").trim();
  const says = `${row?.title ?? row?.label ?? kind}${value === "" ? "" : `${row?.nameMark ?? ""} ${shortenText(value, MAX_VALUE_CHARS)}`}`;
  const where = aim === undefined ? "" : aim.kind === "tag" ? `<${aim.at}> ` : `${aim.at} `;
  return `${where}${isNegated ? "not: " : ""}${says}`;
}
