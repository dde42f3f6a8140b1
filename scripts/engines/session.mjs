// @ts-check
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { waitUntil } from "./processes.mjs";

/**
 * A browser that takes WebDriver's commands, by their names in Marionette.
 * @typedef {"WebDriver:Navigate" | "WebDriver:Refresh" | "WebDriver:SetWindowRect" | "WebDriver:ExecuteScript" | "WebDriver:ElementClick" | "WebDriver:ElementSendKeys" | "WebDriver:PerformActions"} Command
 * @typedef {{ send: (name: Command, parameters?: object) => Promise<any>, stop: () => Promise<void> }} Driver
 */

/** The name of an element's id in WebDriver's answers. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** WebDriver's codes of keys that have no character. */
export const KEYS = { Control: "\uE009", Enter: "\uE007", Escape: "\uE00C" };

/** Selectors of the roles that the stories use. */
const SELECTORS = /** @type {Record<string, string>} */ ({
  alert: '[role="alert"]',
  article: "article",
  button: "button",
  combobox: "select, input[list]",
  dialog: "dialog[open]",
  list: "ul",
  region: "section",
  textbox: "input:not([type]), input[type=text], input[type=password], textarea",
  file: "input[type=file]",
});

/** Finds the visible elements of a selector, in a container, whose accessible name begins with a text. */
const FIND = `
  const [selector, name, container] = arguments;
  const nameOf = (element) =>
    element.getAttribute("aria-label") ?? ([...(element.labels ?? [])].map((label) => label.textContent).join(" ") || element.textContent) ?? "";
  const isVisible = (element) => element.checkVisibility() || element.type === "file";
  return [...(container ?? document).querySelectorAll(selector)].filter((element) => isVisible(element) && nameOf(element).trim().startsWith(name));
`;

const PICK = `
  const [input, name, base64] = arguments;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  input.files = data.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
`;

/**
 * What a person does and sees on a page, in any browser. Elements are found by role and by the beginning of their name.
 * @param {Driver} driver
 */
export function createSession({ send }) {
  /** @param {string} script @param {...unknown} args */
  const run = (script, ...args) => send("WebDriver:ExecuteScript", { script, args });
  /** @param {string} role @param {string} [name] @param {object} [container] */
  const findAll = async (role, name = "", container) =>
    /** @type {Record<string, string>[]} */ (await run(FIND, SELECTORS[role], name, container ?? null));
  /** @param {string} role @param {string} [name] @param {object} [container] */
  const find = (role, name, container) =>
    waitUntil(`the ${role} “${name ?? ""}”`, async () => (await findAll(role, name, container))[0], 20_000);
  /** @param {Record<string, string>} element */
  const idOf = (element) => element[ELEMENT];
  return {
    run,
    find,
    findAll,
    /** @param {string} url */
    open: (url) => send("WebDriver:Navigate", { url }),
    /** @param {number} width @param {number} height */
    resize: (width, height) => send("WebDriver:SetWindowRect", { width, height }),
    reload: () => send("WebDriver:Refresh"),
    /** @param {Record<string, string>} element */
    click: (element) => send("WebDriver:ElementClick", { id: idOf(element) }),
    /** @param {Record<string, string>} element @param {string} text */
    type: (element, text) => send("WebDriver:ElementSendKeys", { id: idOf(element), text }),
    /** @param {Record<string, string>} element @returns {Promise<string>} */
    readText: (element) => run("return arguments[0].innerText", element),
    /**
     * Presses keys together, wherever the focus is.
     * @param {...string} keys
     */
    press: (...keys) =>
      send("WebDriver:PerformActions", {
        actions: [
          {
            type: "key",
            id: "keyboard",
            actions: [
              ...keys.map((value) => ({ type: "keyDown", value })),
              ...keys.toReversed().map((value) => ({ type: "keyUp", value })),
            ],
          },
        ],
      }),
    /**
     * Gives a file input a file, as the picker does. WebKit's driver fills in no input that is hidden.
     * @param {Record<string, string>} element
     * @param {string} path
     */
    pick: (element, path) => run(PICK, element, basename(path), readFileSync(path, "base64")),
    /** Presses at a point of the window. @param {number} x @param {number} y */
    pressAt: (x, y) =>
      send("WebDriver:PerformActions", {
        actions: [
          {
            type: "pointer",
            id: "mouse",
            parameters: { pointerType: "mouse" },
            actions: [
              { type: "pointerMove", x, y, duration: 0, origin: "viewport" },
              { type: "pointerDown", button: 0 },
              { type: "pointerUp", button: 0 },
            ],
          },
        ],
      }),
  };
}
