// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { bench, describe } from "vitest";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { Markdown } from "./markdown.tsx";
import { renderMarkdown } from "./render-markdown.tsx";

const UPDATE_CHARS = 128;
const CHARS_PER_TOKEN = 4;
const REPLY_TEXT = TRICKY_DOCUMENTS["a model's answer"] ?? "";

const RENDERERS = {
  "the whole text with react-markdown": (text: string) => renderMarkdown(text, true),
  "block by block": (text: string) => <Markdown text={text} streaming />,
};

/** Renders the start of a text. Each call of the returned function renders some more of the text. */
function buildStream(show: (text: string) => React.ReactNode, fromChars: number): () => void {
  const text = REPLY_TEXT.repeat(Math.ceil((fromChars * 1.5) / REPLY_TEXT.length));
  const root: Root = createRoot(document.body.appendChild(document.createElement("main")));
  let end = fromChars;
  const update = () => {
    end += UPDATE_CHARS;
    flushSync(() => root.render(show(text.slice(0, end))));
  };
  update();
  return update;
}

for (const tokens of [8_000, 32_000, 100_000]) {
  describe(`one update of ${UPDATE_CHARS} characters at ${tokens} tokens`, () => {
    for (const [name, show] of Object.entries(RENDERERS)) {
      let update: (() => void) | undefined;
      const isWhole = name.startsWith("the whole");
      bench(name, () => (update ??= buildStream(show, tokens * CHARS_PER_TOKEN))(), {
        time: 0,
        iterations: isWhole ? 1 : 100,
        warmupTime: 0,
        warmupIterations: 2,
      });
    }
  });
}
