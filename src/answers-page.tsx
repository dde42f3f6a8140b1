import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ANSWERS_IN_LANGUAGES } from "#e2e/fixtures/answers-in-languages.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import "./styles.css";

/** Every answer in one colour scheme. */
function Answers({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <main
      aria-label={scheme}
      className={`grid content-start gap-6 bg-paper p-6 text-ink lg:grid-cols-3 ${scheme === "dark" ? "scheme-dark" : "scheme-light"}`}
    >
      {Object.entries(ANSWERS_IN_LANGUAGES).map(([name, text]) => (
        <article key={name} className="min-w-0">
          <h2 className="mb-2 text-xs font-semibold text-ink-3">{name}</h2>
          <Markdown text={text} streaming={false} />
        </article>
      ))}
    </main>
  );
}

const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Answers scheme={location.hash === "#dark" ? "dark" : "light"} />
    </StrictMode>,
  );
}
