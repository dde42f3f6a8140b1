import { writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import type { Id } from "#core/vocabulary.ts";
import { parseTools, type Tool } from "#core/tools/parse-tools.ts";
import { useSetting, useTypedText, useVariantField } from "#state/document/documents.ts";
import type { TypedText } from "#state/document/typed-texts.ts";

/** The tools of a column; or the reason why they are no list, as the end of a sentence, with the text in the field. */
export type ToolList = { tools: readonly Tool[] } | { reason: string; text: string };

/** The parameter that holds the tools, on every wire. */
export const TOOLS_PATH = "tools";

const NO_TOOLS: readonly Tool[] = [];

export function useToolList(variantId: Id): ToolList {
  const parameters = useSetting(variantId, "parameters");
  const typed = useTypedText(variantId, TOOLS_PATH);
  const swept = useVariantField(variantId, "swept")?.[TOOLS_PATH];
  return readToolList(parameters && getParameter(parameters, TOOLS_PATH), { typed, swept });
}

/** The tools of a field by its value, the text typed into it where that could not be read, and its several values. */
export function readToolList(
  value: Json | undefined,
  { typed, swept }: { typed: TypedText | undefined; swept: string | undefined },
): ToolList {
  if (swept !== undefined) return { reason: "it has several lists, each of which becomes a column", text: swept };
  if (typed && "reason" in typed) return { reason: typed.reason, text: typed.text };
  if (value === undefined) return { tools: NO_TOOLS };
  const tools = parseTools(value);
  return tools ? { tools } : { reason: "it holds no list", text: writeJson(value, true) };
}
