// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { describeFocusPlace, findNextFocus } from "./find-next-focus.ts";

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing on the page is ${selector}`);
  return found;
}

/** The id of what follows an element that is removed together with the element `removed`. */
function getNextId(element: string, removed: string, change: () => void = () => {}): string | undefined {
  const place = describeFocusPlace(find(element));
  find(removed).remove();
  change();
  return findNextFocus(place)?.id;
}

beforeEach(() => {
  // happy-dom lays nothing out.
  Element.prototype.checkVisibility = () => true;
  document.body.innerHTML = `
    <nav><ul>
      <li id="first"><button id="open-1">One</button><button id="delete-1">Delete One</button></li>
      <li id="second"><button id="open-2">Two</button><button id="delete-2">Delete Two</button></li>
    </ul></nav>
    <main><div id="cell"><article id="reply"><button id="next" aria-label="Next">›</button></article></div></main>`;
});

describe("the focus after a removal", () => {
  test("the control after a removed list item follows it, and the one before it after the last item", () => {
    expect(getNextId("#delete-1", "#first")).toBe("open-2");
  });

  test("the control before the last list item follows it", () => {
    expect(getNextId("#delete-2", "#second")).toBe("delete-1");
  });

  test("a control of the same name follows one that was replaced together with its surroundings", () => {
    const replaced = getNextId("#next", "#reply", () => {
      find("#cell").innerHTML =
        '<article><button id="x">Copy</button><button id="again" aria-label="Next">›</button></article>';
    });
    expect(replaced).toBe("again");
  });

  test("nothing follows where only the page itself is left", () => {
    expect(getNextId("#next", "#cell")).toBeUndefined();
  });

  test("disabled controls do not follow", () => {
    expect(getNextId("#open-1", "#open-1", () => find("#delete-1").toggleAttribute("disabled", true))).toBe("open-2");
  });
});
