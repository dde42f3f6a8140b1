import { findExpressionFault } from "#core/checks/find-expression-fault.ts";

/** The expression of a check that code of promptfoo is, with the names that it has there; or the reason why it is none. */
export function readJavascript(written: string): { expression: string } | { reason: string } {
  const code = written
    .trim()
    .replace(/;$/, "")
    .replace(/^return\s+/, "");
  if (/\breturn\b|;/.test(code)) return { reason: "it is several statements, and a check takes one expression" };
  const expression = code
    .replaceAll(/\bJSON\.parse\(\s*output\s*\)/g, "json")
    .replaceAll(/\bcontext\.vars\.expected\b/g, "expected")
    .replaceAll(/\bcontext\.vars\b/g, "row")
    .replaceAll(/\bObject\.keys\(/g, "keys(")
    .replaceAll(/\bMath\.(?=(?:abs|round|floor|ceil|min|max)\()/g, "");
  const fault = findExpressionFault(expression);
  return fault === undefined ? { expression } : { reason: fault };
}

/** The code of promptfoo that an expression of a check is. */
export function writeJavascript(expression: string): string {
  return expression
    .replaceAll(/(?<![.\w])json\b/g, "JSON.parse(output)")
    .replaceAll(/(?<![.\w])expected\b/g, "context.vars.expected")
    .replaceAll(/(?<![.\w])row\b/g, "context.vars")
    .replaceAll(/(?<![.\w])keys\(/g, "Object.keys(")
    .replaceAll(/(?<![.\w])(?=(?:abs|round|floor|ceil|min|max)\()/g, "Math.");
}
