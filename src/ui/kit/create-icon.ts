import type { ComponentProps } from "react";
import { createElement } from "react";

type Node = readonly (readonly [tag: string, attributes: Record<string, string>])[];
type IconProps = ComponentProps<"svg"> & { size?: number };

/** An icon of the library, which the build gives this in place of its own component. */
export default function createIcon(icon: { node: Node } | string, named: Node = []) {
  const shapes = typeof icon === "string" ? named : icon.node;
  return function Icon({ size = 24, ...rest }: IconProps) {
    return createElement(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: size,
        height: size,
        viewBox: "0 0 24 24",
        fill: "none",
        stroke: "currentColor",
        strokeWidth: 2,
        strokeLinecap: "round",
        strokeLinejoin: "round",
        "aria-hidden": true,
        ...rest,
      },
      ...shapes.map(([tag, attributes]) => createElement(tag, attributes)),
    );
  };
}
