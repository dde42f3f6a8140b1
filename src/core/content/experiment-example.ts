import { EXAMPLES, type Example } from "./examples.ts";
import { MORE_EXAMPLES } from "./more-examples.ts";

/** The right answers for each example picture: its kind in the demo model's words, and the colour that covers most of it. */
const LABELS: Record<string, { expected: string; colour: string } | undefined> = {
  chart: { expected: "flat graphic", colour: "cream" },
  receipt: { expected: "flat graphic", colour: "white" },
  picture: { expected: "flat graphic", colour: "blue" },
  plan: { expected: "flat graphic", colour: "white" },
  note: { expected: "photograph", colour: "cream" },
  table: { expected: "flat graphic", colour: "white" },
  interface: { expected: "flat graphic", colour: "white" },
  map: { expected: "flat graphic", colour: "light green" },
};

/** The example experiment: the example pictures as rows with what is expected of each, in two columns of the demo model. */
export const EXPERIMENT_EXAMPLE = {
  prompt: "Is {{image}} a photograph or a flat graphic, and which colour is most of it?",
  system: "Answer in one sentence.",
  /** Ends the demo's answer before the words that it draws by chance. */
  parameters: { temperature: 0, stop_sequences: ["Sampled words"] },
  /** The parameter that the second column adds: too few tokens for the whole sentence. */
  secondParameters: { max_tokens: 16 },
  /** The names whose values each answer is to contain. */
  contained: ["expected", "colour"],
  rows: [...EXAMPLES, ...MORE_EXAMPLES].flatMap(({ id, image }) => {
    const labels = LABELS[id];
    return image && labels ? [{ image, labels }] : [];
  }),
} satisfies {
  prompt: string;
  system: string;
  parameters: Record<string, unknown>;
  secondParameters: Record<string, unknown>;
  contained: string[];
  rows: { image: NonNullable<Example["image"]>; labels: Record<string, string> }[];
};
