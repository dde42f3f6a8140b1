import { buildOwnSpecs } from "./build-specs.ts";
import { MAX_TOKENS_WITH_THINKING, STOPS, STREAM, TEMPERATURE } from "./own-properties.ts";

/** The default has room for the description of six pictures and the text after it. */
export const DEMO_MAX_TOKENS = { default: 1024, max: 4096 };
/** The default thinking budget, with room for all of the demo's thinking, a short paragraph. */
export const DEMO_DEFAULT_BUDGET_TOKENS = 256;

/** The parameters of the demo model. Unlike Claude Opus 4.5 it takes temperature and top_p together, and beside thinking. */
export const DEMO_PARAMETERS = buildOwnSpecs({
  temperature: {
    ...TEMPERATURE,
    description:
      "How random each sampled word is. At 0 the likeliest word is always taken and runs are alike; at 1 they differ.",
  },
  top_p: {
    type: "number",
    minimum: 0,
    maximum: 1,
    default: 1,
    description: "The demo chooses among the likeliest words that together reach this probability, after temperature.",
  },
  top_k: {
    type: "integer",
    minimum: 1,
    description: "The demo chooses among this many of the likeliest words. 1 is the same as temperature 0.",
  },
  max_tokens: {
    type: "integer",
    minimum: 1,
    maximum: DEMO_MAX_TOKENS.max,
    default: DEMO_MAX_TOKENS.default,
    description: MAX_TOKENS_WITH_THINKING,
  },
  thinking: {
    type: "object",
    properties: {
      type: { type: "string", enum: ["enabled"], description: "The demo says first how it chose its answer." },
      budget_tokens: {
        type: "integer",
        minimum: 1,
        maximum: DEMO_MAX_TOKENS.max - 1,
        default: DEMO_DEFAULT_BUDGET_TOKENS,
        description: "The most tokens the demo may use to think. The demo rarely needs more than a hundred.",
      },
    },
  },
  stop_sequences: STOPS,
  stream: STREAM,
});
