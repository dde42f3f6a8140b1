const FORMULA = /<code class="(?<look>math[^"]*)" data-source="[^"]*">(?<tex>[^<]*)<\/code>/g;

/** Markup with its formulas as MathML, which browsers draw without styles and fonts of their own. */
export async function typesetFormulas(markup: string): Promise<string> {
  if (!markup.includes('<code class="math')) return markup;
  const { default: katex } = await import("katex");
  return markup.replaceAll(FORMULA, (...args) => {
    const { look = "", tex = "" } = args.at(-1) as { look?: string; tex?: string };
    try {
      const displayMode = look.includes("math-display");
      const formula = katex.renderToString(readEntities(tex), {
        output: "mathml",
        displayMode,
        maxExpand: 100,
        maxSize: 20,
      });
      return displayMode ? `<div class="math-display">${formula}</div>` : formula;
    } catch {
      return `<code>${tex}</code>`;
    }
  });
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/** The text of markup without elements. */
const readEntities = (markup: string): string => markup.replaceAll(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
