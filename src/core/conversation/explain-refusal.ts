import type { Refusal } from "#core/wire/stream-event.ts";

/** One sentence on a refusal: its category in words and the explanation of the service as it came, where it gives them. */
export function explainRefusal({ category, explanation }: Refusal = { category: "", explanation: "" }): string {
  const subject = category === "" ? "" : ` (${CATEGORIES.get(category) ?? category})`;
  return `The model declined to answer${subject}${explanation === "" ? "." : `: ${explanation}`}`;
}

/** The categories that Anthropic documents. Harmless requests can fall under them too. */
const CATEGORIES = new Map([
  ["cyber", "security of computers"],
  ["bio", "biology"],
  ["frontier_llm", "building competing AI models"],
  ["reasoning_extraction", "writing out its own reasoning"],
  ["general_harms", "harm"],
]);
