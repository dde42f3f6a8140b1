import type { GalleryItem } from "./gallery-item.ts";

/** The messages with the right label, and those that each column's wording is answered with. */
const MESSAGES: readonly { message: string; expected: string; answers: readonly [string, string] }[] = [
  {
    message: "I was charged twice for March. Please send one of the two back.",
    expected: "billing",
    answers: ["billing", "billing"],
  },
  {
    message: "The tracking page has said “on its way” for nine days.",
    expected: "delivery",
    answers: ["technical", "delivery"],
  },
  {
    message: "After the update the app closes as soon as I open a photo.",
    expected: "technical",
    answers: ["technical", "technical"],
  },
  {
    message: "Do you plan to open a shop in Porto?",
    expected: "other",
    answers: ["other", "other"],
  },
  {
    message: "My invoice names my old company. Can you write a new one?",
    expected: "billing",
    answers: ["billing", "billing"],
  },
  {
    message: "The parcel came, but the box was open and the lamp is missing.",
    expected: "delivery",
    answers: ["other", "delivery"],
  },
  {
    message: "The link in your reset mail leads to an empty page.",
    expected: "technical",
    answers: ["technical", "technical"],
  },
  {
    message: "Your card form refuses my new card, though my bank says it is fine.",
    expected: "billing",
    answers: ["technical", "technical"],
  },
];

/** An experiment: messages as rows, two wordings as columns, and a check of each label. */
export const EXPERIMENT_ITEM: GalleryItem = {
  id: "experiment",
  title: "An experiment",
  text: "Eight messages, two wordings, and a check of every label.",
  parameters: { temperature: 0 },
  rows: MESSAGES.map(({ message, expected }) => ({ message, expected })),
  checks: [{ kind: "label", options: { values: "billing\ndelivery\ntechnical\nother" } }],
  turns: [
    {
      prompt:
        "Sort this message into billing, delivery, technical or other. Answer with the label alone. {{ | Go by what the sender wants done, not by the words for it.}}\n\n{{message}}",
      answers: MESSAGES.flatMap(({ answers }) => answers),
    },
  ],
};
