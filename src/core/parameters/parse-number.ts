/**
 * Parses a number field: a number, nothing (the parameter is unset), or the reason why the text is invalid. Accepts
 * ".5", "1e-3" and thousands as "4,096" or "4 096".
 */
export function parseNumber(
  typed: string,
): { type: "number"; value: number } | { type: "empty" } | { type: "unreadable"; reason: string } {
  const text = typed.trim().replace(/^[−–]/, "-");
  if (text === "" || text === "not sent") return { type: "empty" };
  const plain = /^\d{1,3}([, \u00a0\u202f]\d{3})+$/.test(text) ? text.replaceAll(/\D/g, "") : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain))
    return { type: "unreadable", reason: "a number is expected, such as 0.7" };
  const value = Number(plain);
  return Number.isFinite(value)
    ? { type: "number", value }
    : { type: "unreadable", reason: "this number is too large" };
}
