const LABEL = /\\label\s*\{([^{}]*)\}/g;
const REFERENCE = /\\(eq)?ref\s*\{([^{}]*)\}/g;
/** Environments that KaTeX does not know, by those that look the same. */
const ENVIRONMENTS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:begin|end)\{(?:displaymath|math)\}/g, ""],
  [/\\(begin|end)\{multline(\*?)\}/g, "\\$1{gather$2}"],
  [/\\begin\{eqnarray\*?\}/g, "\\begin{array}{rcl}"],
  [/\\end\{eqnarray\*?\}/g, "\\end{array}"],
];

/**
 * The TeX in the words of KaTeX, which knows no labels: a labelled equation is tagged with its label, and a reference
 * shows the same label, since the equation may stand in another block. Without tags where an equation has one of its
 * own, or where `hasTags` is false because a tag is not allowed there.
 */
export function prepareTex(tex: string, hasTags: boolean): string {
  const isTagged = hasTags && !/\\tag\b/.test(tex);
  let prepared = tex
    .replaceAll(LABEL, (_all, label: string) => (isTagged ? `\\tag{${escapeLabel(label)}}` : ""))
    .replaceAll(REFERENCE, (_all, isEquation: string | undefined, label: string) =>
      isEquation === undefined ? `\\text{${escapeLabel(label)}}` : `\\text{(${escapeLabel(label)})}`,
    );
  for (const [environment, known] of ENVIRONMENTS) prepared = prepared.replaceAll(environment, known);
  return prepared;
}

function escapeLabel(label: string): string {
  return label.replaceAll(/[_#$%&]/g, "\\$&");
}
