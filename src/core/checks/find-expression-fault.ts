import type jsep from "jsep";
import { UntoldError } from "./check-result.ts";
import { FUNCTIONS, METHOD_NAMES } from "./expression-methods.ts";
import { type ExpressionNode, getNodeName, parseExpression } from "./parse-expression.ts";

/** The names that an expression of a check can use. */
const NAMES = ["output", "json", "expected", "row", "usage", "undefined", ...Object.keys(FUNCTIONS)];
const UNARY = new Set(["!", "-", "+"]);
const BINARY = new Set("&& || ?? == != === !== < <= > >= + - * / %".split(" "));

/** The reason why an expression cannot be evaluated whatever the answer is; undefined where it can. */
export function findExpressionFault(written: string): string | undefined {
  try {
    return findFault(parseExpression(written), new Set(NAMES));
  } catch (error) {
    if (error instanceof UntoldError) return error.message;
    throw error;
  }
}

function findFault(expression: jsep.Expression, names: ReadonlySet<string>): string | undefined {
  const node = expression as ExpressionNode;
  const findFirst = (parts: readonly (jsep.Expression | null)[]) =>
    parts.reduce<string | undefined>((fault, part) => fault ?? (part ? findFault(part, names) : undefined), undefined);
  switch (node.type) {
    case "Literal":
      return node.value instanceof RegExp ? "the expression holds a pattern" : undefined;
    case "Identifier":
      return names.has(node.name) ? undefined : `the expression names “${node.name}”, which is not there`;
    case "ArrayExpression":
      return findFirst(node.elements);
    case "MemberExpression":
      return findFirst(node.computed ? [node.object, node.property] : [node.object]);
    case "CallExpression":
      return findCallFault(node.callee) ?? findFirst([node.callee, ...node.arguments]);
    case "ConditionalExpression":
      return findFirst([node.test, node.consequent, node.alternate]);
    case "UnaryExpression":
      return UNARY.has(node.operator) ? findFirst([node.argument]) : `the expression may not use ${node.operator}`;
    case "BinaryExpression":
      return BINARY.has(node.operator)
        ? findFirst([node.left, node.right])
        : `the expression may not use ${node.operator}`;
    case "ArrowFunctionExpression": {
      const params = node.params ?? [];
      if (params.some(({ type }) => type !== "Identifier")) return "a function of the expression needs plain names";
      return findFault(node.body, new Set([...names, ...params.map(getNodeName)]));
    }
    case "Compound":
    case "SequenceExpression":
      return "it is more than one expression";
    default:
      return `the expression may not hold a ${node.type}`;
  }
}

function findCallFault(callee: jsep.Expression): string | undefined {
  const { type, property, computed } = callee as jsep.MemberExpression;
  if (type !== "MemberExpression" || computed) return undefined;
  const name = getNodeName(property);
  return METHOD_NAMES.has(name) ? undefined : `the expression calls ${name}(), which is not there`;
}
