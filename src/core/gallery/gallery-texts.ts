import type { GalleryItem } from "./gallery-item.ts";
import { EXPERIMENT_ITEM } from "./gallery-experiment.ts";

const SCHEMA = `{
  "type": "object",
  "properties": {
    "name": { "type": "string" },
    "day": { "type": "string", "pattern": "^\\\\d{4}-\\\\d{2}-\\\\d{2}$" },
    "people": { "type": "integer" },
    "needs": { "type": "array", "items": { "type": "string" } }
  },
  "required": ["name", "day", "people", "needs"],
  "additionalProperties": false
}`;

/** The things to try that need no picture. */
export const GALLERY_TEXTS: readonly GalleryItem[] = [
  {
    id: "wordings",
    title: "Two wordings",
    text: "One prompt for two readers, side by side.",
    turns: [
      {
        prompt:
          "Explain in two sentences what a token is to a language model, {{for a child of ten | for an engineer}}.",
        answers: [
          "A language model does not read whole words. It reads small pieces, a bit like syllables, and guesses which piece comes next.",
          "A token is the unit of text that a language model reads and writes: a frequent word, a part of a rarer one, or a few bytes, taken from a fixed vocabulary. Prompts are encoded into ids of this vocabulary, and both limits and prices are counted in them.",
        ],
      },
    ],
  },
  {
    id: "sweep",
    title: "A sweep",
    text: "The same prompt at temperature 0, 0.5 and 1.",
    swept: { temperature: "0, .5, 1" },
    turns: [
      {
        prompt: "Write one sentence that begins a story set in a lighthouse.",
        answers: [
          "The lighthouse keeper climbed the spiral stairs as the storm rolled in from the sea.",
          "For thirty years Maren had lit the lamp at dusk, and tonight, for the first time, somebody lit it before her.",
          "The lighthouse had begun to hum again, a low brass note that only the gulls and the tax inspector seemed to hear.",
        ],
      },
    ],
  },
  {
    id: "samples",
    title: "Samples",
    text: "Five answers to one question: how many agree?",
    samples: 5,
    parameters: { temperature: 1 },
    turns: [
      {
        prompt:
          "A bat and a ball cost $1.10 together. The bat costs $1.00 more than the ball. What does the ball cost? Answer with the amount alone.",
        answers: ["$0.05", "$0.05", "$0.10", "$0.05", "$0.05"],
      },
    ],
    checks: [{ kind: "contains", options: { value: "0.05" } }],
  },
  {
    id: "structured",
    title: "Structured output",
    text: "The same facts as JSON, loosely and exactly asked for; a schema checks both.",
    turns: [
      {
        prompt: `Take the facts out of this message as JSON. {{Use name, day, people and needs. | Answer with one object and nothing else: name as text, day as YYYY-MM-DD, people as a whole number, needs as a list of texts.}}

“Hi, Ines Duarte here. Could we have a table on the third of May 2026? There are four of us and one eats no nuts. A high chair would be lovely.”`,
        answers: [
          `\`\`\`json
{
  "name": "Ines Duarte",
  "day": "the third of May 2026",
  "people": "four",
  "needs": "no nuts, a high chair"
}
\`\`\``,
          `{
  "name": "Ines Duarte",
  "day": "2026-05-03",
  "people": 4,
  "needs": ["no nuts for one guest", "high chair"]
}`,
        ],
      },
    ],
    checks: [{ kind: "json-schema", options: { schema: SCHEMA } }],
  },
  {
    id: "thinking",
    title: "Thinking",
    text: "A puzzle with the thinking before the answer.",
    parameters: { "thinking.type": "enabled", "thinking.budget_tokens": 2048 },
    turns: [
      {
        prompt:
          "A snail sits at the foot of a well that is 10 m deep. Each day it climbs 3 m, and each night it slips back 2 m. On which day does it get out?",
        answers: [
          {
            thinking: `Each day and night together bring it 1 m up, so one might say day 10. But on the last day it does not slip back.

At the beginning of day n it is at n − 1 metres. It gets out on the first day on which n − 1 + 3 is at least 10, so n is at least 8.

Check: on the morning of day 8 it is at 7 m, and climbs to 10 m. On day 7 it climbs from 6 m to 9 m only.`,
            text: "On **day 8**. After seven days and nights it is at 7 m, and on the eighth day it climbs the last 3 m. It does not slip back, since it is out.",
          },
        ],
      },
    ],
    checks: [{ kind: "contains", options: { value: "day 8" } }],
  },
  EXPERIMENT_ITEM,
];
