import arrow, { type ArrowExpression } from "@jsep-plugin/arrow";
import jsep from "jsep";
import { UntoldError } from "./check-result.ts";

jsep.plugins.register(arrow);
jsep.addBinaryOp("??", 1);

const MAX_EXPRESSION_CHARS = 10_000;

/** A part of an expression of one of the types that are evaluated. */
export type ExpressionNode = jsep.CoreExpression | ArrowExpression;

/** An expression as a tree. Throws an `UntoldError` where it cannot be read. */
export function parseExpression(written: string): jsep.Expression {
  if (written.length > MAX_EXPRESSION_CHARS) throw new UntoldError("the expression is too long");
  try {
    return jsep(written);
  } catch (error) {
    throw new UntoldError("the expression cannot be read", { cause: error });
  }
}

/** The name that a node has; "" for none. */
export const getNodeName = ({ name }: jsep.Expression): string => (typeof name === "string" ? name : "");
