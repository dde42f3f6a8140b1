import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { formatDay } from "#core/capsule/format-day.ts";
import { MAKER } from "#core/capsule/maker.ts";
import { hashSource } from "#state/capsule/hash-source.ts";

/**
 * A web page in one file that needs nothing else: no network, both themes. Its policy lets nothing be loaded, and nothing be
 * run but the one script that is given, whatever stands in an answer. A page with a script has no styles but its own.
 */
export async function writeDocument({
  title,
  madeAtMs,
  styles,
  script,
  content,
}: {
  title: string;
  madeAtMs: number;
  styles: string;
  script?: string;
  content: ReactNode;
}): Promise<string> {
  const css = `${listColours(styles)}\n${styles}`;
  const allowed =
    script === undefined
      ? "style-src 'unsafe-inline'"
      : `script-src '${await hashSource(script)}'; style-src '${await hashSource(css)}'`;
  const markup = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta
          httpEquiv="Content-Security-Policy"
          content={`default-src 'none'; ${allowed}; img-src data:; base-uri 'none'; form-action 'none'`}
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style>{css}</style>
      </head>
      <body>
        <main>
          <h1 dir="auto">{title}</h1>
          <p className="facts">
            {formatDay(madeAtMs)}, {MAKER}
          </p>
          {content}
        </main>
      </body>
    </html>,
  );
  // An answer holds no end of the body: React has escaped it.
  const whole = script === undefined ? markup : markup.replace("</body>", () => `<script>${script}</script></body>`);
  return `<!doctype html>\n${whole}\n`;
}

/** The colours of this page that the styles name, for light and dark. */
function listColours(styles: string): string {
  const names = [
    ...new Set(Array.from(styles.matchAll(/var\((?<name>--[\w-]+)/g), ({ groups }) => groups?.["name"] ?? "")),
  ];
  const light = readColours("light", names);
  const dark = readColours("dark", names);
  const colours = names.map((name, index) => `${name}: light-dark(${light[index]}, ${dark[index]});`);
  return `:root { color-scheme: light dark; ${colours.join(" ")} }`;
}

/** Colours of this page as they are in a theme. Nothing is drawn meanwhile. */
function readColours(theme: "light" | "dark", names: readonly string[]): string[] {
  const { dataset } = document.documentElement;
  const { theme: chosen } = dataset;
  dataset["theme"] = theme;
  const style = getComputedStyle(document.documentElement);
  const colours = names.map((name) => style.getPropertyValue(name));
  if (chosen === undefined) delete dataset["theme"];
  else dataset["theme"] = chosen;
  return colours;
}
