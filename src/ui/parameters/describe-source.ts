import type { SpecSource } from "#core/parameters/spec-source.ts";
import { formatMoment } from "#ui/kit/format-moment.ts";

const BUILT_IN_LISTS = {
  demo: "of the demo model",
  "opus-4-5": "of Claude Opus 4.5",
  claude: "of Claude Opus 4.5",
  reasoning: "of OpenAI’s reasoning models",
  safe: "that most models accept",
} as const satisfies Record<Extract<SpecSource, string>, string>;

const PUBLISHED = {
  live: "from the service’s list",
  kept: "from the service’s list, saved",
  given: "from your document",
  "built-in": "of this model",
} as const;

const ORIGINS = { live: "loaded", kept: "saved", given: "added", "built-in": "" } as const;

/** The source of a panel's parameters, in a few words for its head. */
export function describeSource(source: SpecSource): string {
  return typeof source === "string" ? BUILT_IN_LISTS[source] : PUBLISHED[source.origin];
}

/** A sentence on the source of the parameters and its time; undefined for the demo model. */
export function explainSource(source: SpecSource, isPublisher: boolean): string | undefined {
  if (source === "demo") return undefined;
  if (typeof source === "string")
    return source === "safe"
      ? "Built-in settings that nearly every service accepts. No list was found for this model."
      : isPublisher
        ? "Built-in settings (the service’s list was not reachable)."
        : "Built-in settings (this service publishes no list).";
  if (source.origin === "built-in") return source.title;
  return `${source.title}, ${ORIGINS[source.origin]} ${formatMoment(source.atMs)}`;
}
