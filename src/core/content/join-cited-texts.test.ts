import { expect, test } from "vitest";
import { joinCitedTexts } from "./join-cited-texts.ts";

const A = { url: "https://a.example" };
const B = { url: "https://b.example" };

test("a part of the messages wire ends with the numbers of its sources", () => {
  expect(
    joinCitedTexts([
      { kind: "text", text: "Tides " },
      { kind: "text", text: "follow the moon.\n\n", citations: { wire: "messages", items: [A, B] } },
      { kind: "text", text: "Winds do not", citations: { wire: "messages", items: [A] } },
      { kind: "text", text: "(much)." },
    ]),
  ).toEqual({
    kind: "text",
    text: "Tides follow the moon.[1][2]\n\nWinds do not[3] (much).",
    citations: { wire: "messages", items: [A, B, A] },
  });
});

test("a text that has marks of its own, and one in which a mark would break code or a table, gets none", () => {
  for (const text of ["Moon[1].", "| a |\n|---|\n| b |\n", "```\na\n```\n", "```\na", "\n"]) {
    const wire = text === "Moon[1]." ? "chat-completions" : "messages";
    expect(joinCitedTexts([{ kind: "text", text, citations: { wire, items: [A] } }]).text).toBe(text);
  }
});
