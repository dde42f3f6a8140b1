import * as v from "valibot";
import { OPTIONAL_TRUE } from "./value-schemas.ts";

/**
 * An answer for the calls of a tool in place of the tool: always the same, by the arguments of the call (JSON objects; a call
 * matches an entry whose fields it has), or an expression over the arguments.
 */
export type ToolMock = { toolName: string; isOff?: true } & (
  | { kind: "fixed"; result: string; isError?: true }
  | { kind: "table"; entries: { argumentsText: string; result: string; isError?: true }[]; otherwise?: string }
  | { kind: "expression"; expression: string }
);

const common = { toolName: v.string(), isOff: OPTIONAL_TRUE };
const result = { result: v.string(), isError: OPTIONAL_TRUE };

/** The schema of a stored mock. */
export const TOOL_MOCK_SCHEMA: v.GenericSchema<ToolMock> = v.variant("kind", [
  v.object({ ...common, kind: v.literal("fixed"), ...result }),
  v.object({
    ...common,
    kind: v.literal("table"),
    entries: v.array(v.object({ argumentsText: v.string(), ...result })),
    otherwise: v.exactOptional(v.string()),
  }),
  v.object({ ...common, kind: v.literal("expression"), expression: v.string() }),
]);
