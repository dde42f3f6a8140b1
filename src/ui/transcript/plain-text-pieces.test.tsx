// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { PlainTextPieces } from "./plain-text-pieces.tsx";

test("the pieces of a long plain text stay untouched while its beginning is drawn and its end grows", async () => {
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const show = (text: string, from: number) =>
    flushSync(() => root.render(<PlainTextPieces text={text} from={from} />));
  const line = "Words of a long text.\n";
  const text = line.repeat(20_000);
  show(text, 0);
  await waitFor(() => expect(page.textContent).toBe(text));
  const pieces = [...page.querySelectorAll("p")];
  expect(pieces.length).toBeGreaterThan(20);
  const texts = pieces.map((piece) => piece.firstChild);
  const lengths = () => texts.map((each) => each?.textContent?.length);
  const before = lengths();

  // What is drawn as Markdown is taken from the first piece alone.
  show(text, line.length * 10);
  expect(page.textContent).toBe(text.slice(line.length * 10));
  expect([...page.querySelectorAll("p")]).toEqual(pieces);
  expect(lengths().slice(1)).toEqual(before.slice(1));

  // Once the first pieces are drawn whole, they are gone, and the others are the elements that they were.
  show(text, 40_000);
  expect(page.textContent).toBe(text.slice(40_000));
  expect([...page.querySelectorAll("p")]).toEqual(pieces.slice(2));

  show(text + line, 40_000);
  expect(page.textContent).toBe(text.slice(40_000) + line);
  expect([...page.querySelectorAll("p")].slice(0, -1)).toEqual(pieces.slice(2, -1));
  root.unmount();
});
