import type { Example } from "./examples.ts";

/** Further example prompts with pictures, which the start page shows on request. */
export const MORE_EXAMPLES: readonly Example[] = [
  {
    id: "plan",
    title: "Check a floor plan",
    text: "Find what is wrong with it.",
    prompt:
      "Something in this floor plan is odd for whoever sleeps here. What is it, and how many square metres are there in all?",
    image: {
      path: "samples/floor-plan.png",
      name: "floor-plan.png",
      alt: "Floor plan with kitchen, study, bedroom, living room, hall and bath; the bedroom is reached through the bath",
    },
  },
  {
    id: "note",
    title: "Read handwriting",
    text: "A note with a word crossed out.",
    prompt: "Copy this note word for word. Put what is crossed out between ~~ and ~~, and guess nothing.",
    image: {
      path: "samples/note.png",
      name: "note.png",
      alt: "Handwritten note about a train at 7:40, a folder, bread and a fern; the colour of the folder is crossed out",
    },
  },
  {
    id: "table",
    title: "Check a table",
    text: "Fourteen sums, one of them wrong.",
    prompt: "One row's year is not the sum of its quarters. Which, what does it say, and what should it say?",
    image: {
      path: "samples/table.png",
      name: "table.png",
      alt: "Table of units sold by fourteen branches in four quarters and the year",
    },
  },
  {
    id: "interface",
    title: "Find the buttons",
    text: "The boxes in the answer are drawn on the image.",
    prompt:
      'Find every button and switch in this screenshot. Answer with JSON only, in pixels of the image: [{"label": "…", "box": [left, top, right, bottom]}].',
    image: {
      path: "samples/interface.png",
      name: "interface.png",
      alt: "Settings page of a program with four switches and three buttons",
    },
  },
  {
    id: "map",
    title: "Find the way",
    text: "From the station to the café.",
    prompt:
      'How do I walk from the station to the café? Name each street and turn. Then give the point of each marker as JSON, from 0 to 1: [{"label": "…", "point": [x, y]}].',
    image: {
      path: "samples/map.png",
      name: "map.png",
      alt: "Map of a small town with a river, a park and markers for station, museum, bakery, library and café",
    },
  },
];
