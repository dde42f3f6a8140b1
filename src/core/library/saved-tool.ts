import * as v from "valibot";
import { TOOL_MOCK_SCHEMA, type ToolMock } from "#core/conversation/tool-mock.ts";
import { JSON_SCHEMA } from "#core/conversation/value-schemas.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";

/** A tool kept by name, as it is sent, with the mock that it had in its conversation. */
export type SavedTool = { id: Id; name: string; tool: Json; mock?: ToolMock };

/** The version of the form in which this code writes saved tools. */
const TOOL_FORMAT = 1;

const saved = v.object({
  format: v.literal(TOOL_FORMAT),
  kind: v.literal("tool"),
  id: v.string(),
  name: v.string(),
  tool: JSON_SCHEMA,
  mock: v.exactOptional(TOOL_MOCK_SCHEMA),
});

/** The form in which a saved tool is stored. It stands among the saved settings, whose reader leaves it out. */
export function storeTool(tool: SavedTool): v.InferOutput<typeof saved> {
  return { format: TOOL_FORMAT, kind: "tool", ...tool };
}

/** A saved tool from its stored form; undefined where it cannot be read or a later Étude wrote it. */
export function parseSavedTool(stored: unknown): SavedTool | undefined {
  const parsed = v.safeParse(saved, stored);
  if (!parsed.success) return undefined;
  const { format: _format, kind: _kind, ...tool } = parsed.output;
  return tool;
}

/** True for the record of a tool among those of saved settings, whether or not it can be read. */
export const isToolRecord = (stored: unknown): boolean => isJsonObject(stored) && stored["kind"] === "tool";
