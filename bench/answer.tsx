import { memo, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { Streamdown } from "streamdown";
import { copyString } from "#core/copy-string.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";

const ANSWER = TRICKY_DOCUMENTS["a model's answer"] ?? "";

/** Renderers of a growing text. Streamdown shows code without colours and formulas as text. */
const CONTESTANTS: Readonly<Record<string, (text: string) => ReactNode>> = {
  Étude: (text) => <Markdown text={text} streaming />,
  "plain text": (text) =>
    text.split("\n\n").map((paragraph, index) => <Paragraph key={index} text={keepParagraph(index, paragraph)} />),
  Streamdown: (text) => <Streamdown>{text}</Streamdown>,
};

/** A paragraph of plain text. One element for the whole text would be laid out again as a whole with each word. */
const Paragraph = memo(function Paragraph({ text }: { text: string }) {
  return <pre style={{ whiteSpace: "pre-wrap" }}>{text}</pre>;
});

let paragraphs: string[] = [];

/** A paragraph with characters of its own, the same string while it is the same: a cut would keep the whole text. */
function keepParagraph(index: number, paragraph: string): string {
  const known = paragraphs[index];
  return known === paragraph ? known : (paragraphs[index] = copyString(paragraph));
}

let root: Root | undefined;
let show: ((text: string) => ReactNode) | undefined;
let text = "";

/** Shows the start of a long answer by a contestant, in a scroller that follows its end as the transcript does. */
function startAnswer(name: string, chars: number): void {
  endAnswer();
  const scroller = document.createElement("div");
  scroller.style.cssText = "height: 100vh; overflow: auto; overscroll-behavior: contain";
  const content = scroller.appendChild(document.createElement("main"));
  content.style.cssText = "width: 720px; margin: auto";
  document.body.replaceChildren(scroller);
  new ResizeObserver(() => {
    scroller.scrollTop = scroller.scrollHeight;
  }).observe(content);
  root = createRoot(content);
  show = CONTESTANTS[name];
  text = "";
  growAnswer(chars);
}

/** Adds some characters to the answer, as a string that is joined piece by piece. */
function growAnswer(chars: number): void {
  const from = text.length % ANSWER.length;
  text += ANSWER.repeat(Math.ceil((from + chars) / ANSWER.length)).slice(from, from + chars);
  const shown = text;
  flushSync(() => root?.render(show?.(shown)));
}

/** Adds characters `count` times, each time painted. */
async function growByFrames(chars: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    growAnswer(chars);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

function endAnswer(): void {
  root?.unmount();
  root = undefined;
  text = "";
  paragraphs = [];
  document.body.replaceChildren();
}

Object.assign(window, { startAnswer, growAnswer, growByFrames, endAnswer });
