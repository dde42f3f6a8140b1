import type { ArrowExpression } from "@jsep-plugin/arrow";
import type jsep from "jsep";
import { FUNCTIONS, Func, getMember, isSame, toJson, toNumber, toText, type Value } from "./expression-methods.ts";
import { MissingError, UntoldError } from "./check-result.ts";
import { type ExpressionNode, getNodeName, parseExpression } from "./parse-expression.ts";

/** The steps of one expression, of which a list or a text takes more than one. */
const MAX_STEPS = 500_000;
const MAX_TEXT_CHARS = 1_000_000;

/** Names and their values; without a prototype, so that it has no other name. */
type Scope = Record<string, Value>;

const createScope = (outer: Scope | null, values: Scope): Scope => Object.assign(Object.create(outer) as Scope, values);

/**
 * The value of an expression over some names. It reads data alone: there is no way from it to an object of the page, and it
 * ends after a number of steps. Throws an `UntoldError` where it cannot be read, and a `MissingError` where the data lacks what
 * it looks at. `place` is where a person finds that data.
 */
export function evaluateExpression(
  written: string,
  values: Readonly<Record<string, Value>>,
  place = "the answer",
): Value {
  const tree = parseExpression(written);
  try {
    return createEvaluator(place)(tree, createScope(createScope(null, FUNCTIONS), { ...values }));
  } catch (error) {
    if (error instanceof MissingError || error instanceof UntoldError) throw error;
    const isDeep = error instanceof RangeError;
    throw new UntoldError(
      isDeep
        ? "the expression never ends"
        : `the expression fails: ${String(error instanceof Error ? error.message : error)}`,
    );
  }
}

function createEvaluator(place: string): (node: jsep.Expression, scope: Scope) => Value {
  let remaining = MAX_STEPS;
  const spend = (steps: number) => {
    remaining -= steps;
    if (remaining < 0) throw new UntoldError("the expression takes too long");
  };

  function evaluate(expression: jsep.Expression, scope: Scope): Value {
    spend(1);
    const node = expression as ExpressionNode;
    switch (node.type) {
      case "Literal":
        return typeof node.value === "object" ? null : node.value;
      case "Identifier":
        if (node.name === "undefined") return undefined;
        if (!(node.name in scope)) throw new UntoldError(`the expression names “${node.name}”, which is not there`);
        return scope[node.name];
      case "ArrayExpression":
        return node.elements.map((element) => (element ? toJson(evaluate(element, scope)) : null));
      case "MemberExpression":
        return evaluateMember(node, scope);
      case "CallExpression": {
        const func = evaluate(node.callee, scope);
        if (!(func instanceof Func)) throw new UntoldError("the expression calls what is no function of expressions");
        return func.call(node.arguments.map((argument) => evaluate(argument, scope)));
      }
      case "ConditionalExpression":
        return evaluate(evaluate(node.test, scope) ? node.consequent : node.alternate, scope);
      case "UnaryExpression":
        return evaluateUnary(node.operator, evaluate(node.argument, scope));
      case "BinaryExpression":
        return evaluateBinary(node, scope);
      case "ArrowFunctionExpression":
        return createArrow(node, scope);
      default:
        throw new UntoldError(`the expression may not hold a ${node.type}`);
    }
  }

  function evaluateMember(node: jsep.MemberExpression, scope: Scope): Value {
    const owner = evaluate(node.object, scope);
    const name = node.computed ? String(toNumberOrText(evaluate(node.property, scope))) : getNodeName(node.property);
    if (owner !== undefined && owner !== null) return getMember(owner, name, spend);
    if (node.optional === true) return undefined;
    const owned = getNodeName(node.object);
    if (owned === "json") throw new MissingError("the answer is not JSON");
    throw new MissingError(`there is no ${owned === "" ? name : owned} in ${place}`);
  }

  function createArrow({ params, body }: ArrowExpression, scope: Scope): Func {
    const names = (params ?? []).map((param) => {
      if (param.type !== "Identifier") throw new UntoldError("a function of the expression needs plain names");
      return getNodeName(param);
    });
    return new Func((args) =>
      evaluate(body, createScope(scope, Object.fromEntries(names.map((name, index) => [name, args[index]])))),
    );
  }

  function evaluateBinary({ operator, left, right }: jsep.BinaryExpression, scope: Scope): Value {
    const one = evaluate(left, scope);
    if (operator === "&&") return one ? evaluate(right, scope) : one;
    if (operator === "||") return one ? one : evaluate(right, scope);
    if (operator === "??") return one ?? evaluate(right, scope);
    const other = evaluate(right, scope);
    if (operator === "+" && (typeof one === "string" || typeof other === "string"))
      return join(toText(one), toText(other));
    return computeBinary(operator, one, other);
  }

  function join(one: string, other: string): string {
    if (one.length + other.length > MAX_TEXT_CHARS) throw new UntoldError("the expression makes too long a text");
    spend((one.length + other.length) / 100);
    return one + other;
  }

  return evaluate;
}

const toNumberOrText = (value: Value): number | string => (typeof value === "number" ? value : toText(value));

/** Equality as in JavaScript, where a text that is a number equals the number. */
function isLooselySame(one: Value, other: Value): boolean {
  if (one === undefined || other === undefined) return (one ?? null) === (other ?? null);
  const areMixed =
    (typeof one === "number" && typeof other === "string") || (typeof one === "string" && typeof other === "number");
  return areMixed ? Number(one) === Number(other) : isSame(one, other);
}

function computeBinary(operator: string, one: Value, other: Value): Value {
  const areTexts = typeof one === "string" && typeof other === "string";
  const [a, b] = areTexts ? [one, other] : [toNumber(one), toNumber(other)];
  switch (operator) {
    case "==":
      return isLooselySame(one, other);
    case "!=":
      return !isLooselySame(one, other);
    case "===":
      return isSame(one, other);
    case "!==":
      return !isSame(one, other);
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "+":
      return toNumber(one) + toNumber(other);
    case "-":
      return toNumber(one) - toNumber(other);
    case "*":
      return toNumber(one) * toNumber(other);
    case "/":
      return toNumber(one) / toNumber(other);
    case "%":
      return toNumber(one) % toNumber(other);
    default:
      throw new UntoldError(`the expression may not use ${operator}`);
  }
}

function evaluateUnary(operator: string, value: Value): Value {
  if (operator === "!") return !value;
  if (operator === "-") return -toNumber(value);
  if (operator === "+") return toNumber(value);
  throw new UntoldError(`the expression may not use ${operator}`);
}
