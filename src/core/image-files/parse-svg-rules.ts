import type { SvgElement } from "./parse-svg-elements.ts";

/** A rule of a style sheet: the declarations, and the elements that it may change. */
export type SvgRule = { declarations: string; mayMatch: (element: SvgElement) => boolean };

const RULE = /([^{}]*)\{([^{}]*)\}/g;

/**
 * The rules of an SVG's style sheets. Of a selector, only the last tag, classes and id count, so that a rule matches
 * rather too much than too little.
 */
export function parseSvgRules(css: string): SvgRule[] {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, "");
  return Array.from(plain.matchAll(RULE), ([, selectors = "", declarations = ""]) => ({
    declarations,
    mayMatch: createMatcher(selectors),
  }));
}

function createMatcher(selectors: string): (element: SvgElement) => boolean {
  const compounds = selectors.split(",").map((selector) => {
    const last = /[^\s>+~]*$/.exec(selector.trim())?.[0] ?? "";
    // What stands in brackets or behind a colon is taken to match.
    const bare = last.replace(/[:[(\\].*$/, "");
    return {
      tag: /^[\w-]+/.exec(bare)?.[0] ?? "",
      id: /#([\w-]+)/.exec(bare)?.[1],
      classes: Array.from(bare.matchAll(/\.([\w-]+)/g), ([, name = ""]) => name),
    };
  });
  return ({ name, attributes }) => {
    const own = (attributes.get("class") ?? "").split(/\s+/);
    return compounds.some(
      ({ tag, id, classes }) =>
        (tag === "" || tag === name) &&
        (id === undefined || id === attributes.get("id")) &&
        classes.every((each) => own.includes(each)),
    );
  };
}
