import type { Locator, Page } from "@playwright/test";
import { expectSettled, listChatBodies } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, openConnected, parameter, runPrompt, test } from "./test.ts";

const PYTHON = `def weather(city: str, days: int = 3, unit: Literal["c", "f"] = "c") -> str:
    """Tells the weather of a city.

    Args:
        city: The city, with its country.
    """
`;
const SCHEMA = {
  type: "object",
  properties: {
    city: { type: "string", description: "The city, with its country." },
    days: { type: "integer", default: 3 },
    unit: { type: "string", enum: ["c", "f"], default: "c" },
  },
  required: ["city"],
};

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Tools", exact: true });
const openTools = (page: Page): Promise<void> => page.getByRole("button", { name: "Edit tools…" }).press("Enter");

/** The tools of the request that a run sends. */
async function sendAndGetTools(page: Page, api: Parameters<typeof listChatBodies>[0]): Promise<unknown> {
  const count = listChatBodies(api).length;
  await runPrompt(page, "How is the weather?");
  await expect.poll(() => listChatBodies(api).length).toBe(count + 1);
  await expectSettled(page);
  return (listChatBodies(api).at(-1) as { tools?: unknown } | undefined)?.tools;
}

test("a tool made of a Python function is edited in a form and as JSON, sent on both wires, saved, and added in OpenAI’s form elsewhere", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await openTools(page);
  await dialog(page).getByRole("button", { name: "From a function…" }).press("Enter");
  await dialog(page)
    .getByRole("textbox", { name: /^Functions of Python/ })
    .fill(PYTHON);
  await expect(dialog(page).getByRole("list", { name: "Found tools" })).toContainText("weather(city, days?, unit?)");
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Add tool", exact: true }).press("Enter");

  const json = dialog(page).getByRole("textbox", { name: "JSON", exact: true });
  const form = dialog(page).getByRole("group", { name: "Form" });
  await expect(form.getByRole("group", { name: "unit" }).getByRole("textbox", { name: "Allowed values" })).toHaveValue(
    "c, f",
  );
  const written = { name: "weather", description: "Tells the weather of a city.", input_schema: SCHEMA };
  expect(JSON.parse(await json.inputValue())).toEqual(written);
  await form.getByRole("textbox", { name: "Description", exact: true }).first().fill("Forecasts.");
  await form.getByRole("button", { name: "Add parameter" }).press("Enter");
  await page.keyboard.type("place");
  const place = form.getByRole("group", { name: "place", exact: true });
  await place.getByRole("combobox", { name: "Type" }).selectOption("object");
  await place.getByRole("button", { name: "Add field to place" }).press("Enter");
  await page.keyboard.type("zip");
  await place.getByRole("checkbox", { name: "Required" }).last().press("Space");
  const edited = {
    ...written,
    description: "Forecasts.",
    input_schema: {
      ...SCHEMA,
      properties: {
        ...SCHEMA.properties,
        place: { type: "object", properties: { zip: { type: "string" } }, required: ["zip"] },
      },
    },
  };
  expect(JSON.parse(await json.inputValue())).toEqual(edited);
  await expectAccessible(page);

  // What is no JSON is neither sent nor lost, and the form waits for it.
  await json.press("ControlOrMeta+End");
  await page.keyboard.type(",");
  await expect(dialog(page).getByText("Not sent: it is no JSON")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Name", exact: true }).first()).toBeDisabled();
  await page.keyboard.press("Escape");
  await dialog(page).getByRole("button", { name: "Keep editing" }).press("Enter");
  await json.press("ControlOrMeta+End");
  await page.keyboard.press("Backspace");
  await dialog(page).getByRole("button", { name: "Duplicate tool" }).press("Enter");
  await expect(dialog(page).getByRole("list", { name: "Tools", exact: true })).toHaveText("weatherweather_2");
  await dialog(page).getByRole("button", { name: "Remove tool" }).press("Enter");
  await dialog(page).getByRole("button", { name: "Save tool" }).press("Enter");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(JSON.parse(await parameter(page, "tools").inputValue())).toEqual([edited]);
  expect(await sendAndGetTools(page, api)).toEqual([edited]);

  await page.getByRole("button", { name: "Connections" }).click();
  const connections = page.getByRole("dialog", { name: "Connections" });
  await connections.getByRole("radio", { name: "Messages" }).check();
  await connections.getByRole("button", { name: "Save", exact: true }).click();
  expect(await sendAndGetTools(page, api)).toEqual([edited]);
  expect(api.requests.at(-1)?.url).toBe("/v1/messages");

  await page.getByRole("button", { name: "Connections" }).click();
  await connections.getByRole("radio", { name: "Chat completions" }).check();
  await connections.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "New conversation" }).first().press("Enter");
  await page.getByRole("combobox", { name: "Model" }).fill("openai/gpt-6-mini");
  await page.keyboard.press("Enter");
  await openTools(page);
  await dialog(page).getByRole("button", { name: "Add from library…" }).press("Enter");
  await dialog(page).getByRole("button", { name: "Add weather" }).press("Enter");
  await expect(form.getByRole("textbox", { name: "Name", exact: true }).first()).toHaveValue("weather");
  await page.keyboard.press("Escape");
  const { name, description, input_schema: parameters } = edited;
  expect(await sendAndGetTools(page, api)).toEqual([{ type: "function", function: { name, description, parameters } }]);
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});
