/** A piece of coloured code as lowlight gives it: text, or a span with the classes of highlight.js. */
export type ColourNode = {
  type: string;
  value?: string;
  properties?: { className?: unknown };
  children?: readonly ColourNode[];
};
