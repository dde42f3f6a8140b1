import type { Path } from "#core/vocabulary.ts";

/** A card of the start page with the prompt and the picture that a click puts into the composer. */
export type Example = {
  id: string;
  title: string;
  text: string;
  prompt: string;
  /** Several values of a parameter, typed into its field. */
  sweep?: { path: Path; values: string };
  /** Path of a picture under `public`; the pictures were made for this project. */
  image?: { path: string; name: string; alt: string };
};

/** The example prompts of the start page. */
export const EXAMPLES: readonly Example[] = [
  {
    id: "chart",
    title: "Read a chart",
    text: "Find the outlier in a bar chart.",
    prompt: "Which month stands out in this chart, and by how much? Answer in two sentences.",
    image: {
      path: "samples/bar-chart.png",
      name: "bar-chart.png",
      alt: "Bar chart of visitors a day for eight months; one bar is far higher than the others",
    },
  },
  {
    id: "receipt",
    title: "Turn a receipt into JSON",
    text: "Items, amounts and the total, as data.",
    prompt:
      'Read this receipt and answer with JSON only: {"vendor", "date", "items": [{"name", "quantity", "amount"}], "total"}.',
    image: {
      path: "samples/receipt.png",
      name: "receipt.png",
      alt: "Receipt of a tea shop with four items and a total of 19.60",
    },
  },
  {
    id: "picture",
    title: "Describe a picture",
    text: "Colours, light and what is in it.",
    prompt: "Describe this picture for someone who cannot see it: first the whole, then the colours.",
    image: {
      path: "samples/lake.jpg",
      name: "lake.jpg",
      alt: "A lake at dusk between hills, two people in a rowing boat, a jetty",
    },
  },
  {
    id: "setting",
    title: "Change one setting",
    text: "The same prompt at temperature 0, 0.5 and 1, side by side.",
    prompt: "What does temperature do, and when should I lower it?",
    sweep: { path: "temperature", values: "0, .5, 1" },
  },
];
