import { describeRegion } from "#core/vision/describe-region.ts";
import { FLOOR_PLAN, getPicturedExample } from "./gallery-images.ts";
import type { GalleryItem } from "./gallery-item.ts";

const { image: plan, part, box, size } = FLOOR_PLAN;
const region = describeRegion({
  attached: { number: 1, count: 1 },
  image: { number: 1, count: 1 },
  turnNumber: 1,
  box,
  size,
});

/** The things to try that show pictures. */
export const GALLERY_PICTURES: readonly GalleryItem[] = [
  {
    id: "chart",
    title: "A chart",
    text: "Find the month that stands out, and say by how much.",
    turns: [
      {
        ...getPicturedExample("chart"),
        answers: [
          "**June** stands out with 118 thousand visitors a day. That is 67 thousand more than in May (51), and more than twice the next highest month, August with 55.",
        ],
      },
    ],
  },
  {
    id: "receipt",
    title: "A receipt",
    text: "Items, amounts and the total as JSON, and a check of the total.",
    turns: [
      {
        ...getPicturedExample("receipt"),
        answers: [
          `\`\`\`json
{
  "vendor": "The Lantern Tea Room",
  "date": "2026-03-12",
  "items": [
    { "name": "Pot of green tea", "quantity": 2, "amount": 5.2 },
    { "name": "Poppy seed cake", "quantity": 1, "amount": 4.1 },
    { "name": "Sparkling water", "quantity": 1, "amount": 2.9 },
    { "name": "Soup of the day", "quantity": 1, "amount": 7.4 }
  ],
  "total": 19.6
}
\`\`\``,
        ],
      },
    ],
    checks: [{ kind: "json-value", options: { path: "total", value: "19.60" } }],
  },
  {
    id: "map",
    title: "A map",
    text: "The way to the café, with each place marked on the map.",
    turns: [
      {
        ...getPicturedExample("map"),
        answers: [
          `1. From the **station**, walk east along **Station Street** to its end.
2. Turn right and follow the street south to **Park Row**.
3. Turn left into **Park Row**. The **café** is on your left, at the edge of Queen’s Park.

\`\`\`json
[
  { "label": "Station", "point": [0.1, 0.15] },
  { "label": "Museum", "point": [0.522, 0.563] },
  { "label": "Bakery", "point": [0.867, 0.547] },
  { "label": "Library", "point": [0.3, 0.625] },
  { "label": "Café", "point": [0.711, 0.336] }
]
\`\`\``,
        ],
      },
    ],
  },
  {
    id: "handwriting",
    title: "Handwriting",
    text: "A note word for word, with what is crossed out.",
    turns: [
      {
        ...getPicturedExample("note"),
        answers: [
          `dear ada,
the train leaves at 7:40, not 7:10!
please bring the ~~blue~~ folder
and two loaves of bread.
water the fern: 3 cups.
see you on friday - max`.replaceAll("\n", "  \n"),
        ],
      },
    ],
  },
  {
    id: "table",
    title: "A table",
    text: "Fourteen sums, one of them wrong.",
    turns: [
      {
        ...getPicturedExample("table"),
        answers: [
          `**Garth.** Its year says 7,553, and should say **7,653**:

| Q1 | Q2 | Q3 | Q4 | Sum | Printed |
| -: | -: | -: | -: | -: | -: |
| 1,875 | 1,902 | 1,866 | 2,010 | **7,653** | 7,553 |

The other thirteen rows add up.`,
        ],
      },
    ],
    checks: [{ kind: "contains", options: { value: "7,653" } }],
  },
  {
    id: "region",
    title: "A region",
    text: "Ask about a picture, then about a part of it.",
    turns: [
      {
        images: plan ? [plan] : [],
        prompt: "Which rooms does this flat have, and how large is each?",
        answers: [
          `- Living room: 23.8 m²
- Bedroom: 15.1 m²
- Kitchen: 14.2 m²
- Hall: 11.0 m²
- Study: 9.6 m²
- Bath: 8.4 m²

That is **82.1 m²** in all.`,
        ],
      },
      {
        images: [part],
        prompt: `${region}\n\nWhat is odd about the door above the bath, for whoever sleeps in the bedroom?`,
        answers: [
          "It is the only door to the **bedroom**, and it opens from the **bath**. Whoever goes to bed or gets up has to walk through the bath, also while somebody is in it.",
        ],
      },
    ],
  },
];
