import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, parameter, promptField, replies, runPrompt, test } from "./test.ts";

const WEATHER = {
  name: "get_weather",
  description: "The weather at a place.",
  input_schema: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};
const CITY = {
  name: "find_city",
  description: "The city of this person.",
  input_schema: { type: "object", properties: {} },
};

test("a waiting call is answered by itself, and a conversation of two mocks and three rounds then runs to its end with one press", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "tools").fill(JSON.stringify([CITY, WEATHER]));
  api.next({ kind: "answer", text: "I look for the city.", toolCalls: () => [{ name: "find_city", input: {} }] });
  await runPrompt(page, "Do I need an umbrella?");
  await expect(replies(page)).toContainText("waits for its result");
  await replies(page).getByRole("textbox", { name: "Result of find_city" }).fill("Bergen");
  await replies(page).getByRole("button", { name: "Answer by itself…" }).click();

  const dialog = page.getByRole("dialog", { name: "Mocks" });
  const city = dialog.getByRole("region", { name: "find_city" });
  await city.getByRole("combobox", { name: "Result of find_city" }).selectOption("Always the same");
  await expect(city.getByRole("textbox", { name: "Text of the result of find_city" })).toHaveValue("Bergen");
  const weather = dialog.getByRole("region", { name: "get_weather" });
  await weather.getByRole("combobox", { name: "Result of get_weather" }).selectOption("By its arguments");
  await weather.getByRole("textbox", { name: "Arguments of entry 1" }).fill('{"place": "Bergen"}');
  await weather.getByRole("textbox", { name: "Result of entry 1" }).fill("9 °C, rain");
  const trial = weather.getByRole("group", { name: "Try get_weather" });
  await trial.getByRole("textbox", { name: "Try with arguments" }).fill('{"place": "Oslo"}');
  await expect(trial).toContainText("waits for a result by hand");
  await trial.getByRole("textbox", { name: "Try with arguments" }).fill('{"unit": "C", "place": "Bergen"}');
  await expect(trial).toContainText("9 °C, rain");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: "Close" }).click();

  await expect(replies(page)).toContainText("Mocks answer all calls.");
  api.next(
    {
      kind: "answer",
      text: "",
      toolCalls: () => [
        { name: "get_weather", input: { place: "Bergen" } },
        { name: "get_weather", input: { place: "Bergen", unit: "F" } },
      ],
    },
    { kind: "answer", text: "Once more.", toolCalls: () => [{ name: "get_weather", input: { place: "Bergen" } }] },
    { kind: "answer", text: "Take an umbrella." },
  );
  await replies(page).getByRole("button", { name: "Go on", exact: true }).click();
  await expect(replies(page)).toContainText("Take an umbrella.");
  await expect(replies(page)).toHaveCount(1);
  expect(listPosts(api.requests)).toHaveLength(4);
  const rounds = replies(page).getByRole("list", { name: "Rounds" });
  await expect(rounds.getByRole("listitem")).toHaveCount(3);
  await expect(rounds.getByText("mock", { exact: true })).toHaveCount(4);
  await expect(replies(page).getByRole("group", { name: "Figures" })).toContainText("3 rounds");
  await expectAccessible(page, "article[data-reply]");

  api.always({
    kind: "answer",
    text: "",
    toolCalls: ({ messages }) => [{ name: "get_weather", input: { place: "Bergen", at: messages.length } }],
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await promptField(page).fill("Ask for ever");
  await page.keyboard.press("ControlOrMeta+Enter");
  const endless = replies(page).last();
  await expect(endless).toContainText("Stopped after 8 rounds");
  await expect(endless.getByRole("button", { name: "Go on for 8 more" })).toBeVisible();
  expect(listPosts(api.requests)).toHaveLength(4 + 9);
});
