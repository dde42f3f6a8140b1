import type { Sketch } from "#core/vision/apply-key-to-sketch.ts";
import type { ImageSize } from "#core/vocabulary.ts";

const RIM = { fill: "none", stroke: "#fff", strokeWidth: 3, vectorEffect: "non-scaling-stroke" } as const;
const LINE = { ...RIM, stroke: "#4f46c8", strokeWidth: 1.5 } as const;

/**
 * The shape being drawn over a picture, in pixels of the picture; lines have the same width on the screen at any scale.
 */
export function SketchLines({ sketch, size }: { sketch: Sketch; size: ImageSize }) {
  if (sketch.kind === "box") {
    const { box } = sketch;
    return (
      <>
        <path
          d={`M0 0H${size.widthPx}V${size.heightPx}H0Z M${box.x} ${box.y}v${box.height}h${box.width}v${-box.height}Z`}
          fill="#000"
          fillOpacity={0.35}
        />
        <rect {...box} {...RIM} />
        <rect {...box} {...LINE} />
      </>
    );
  }
  const reach = Math.max(size.widthPx, size.heightPx) / 40;
  const { x, y } = sketch.at;
  const cross = `M${x - reach} ${y}H${x + reach}M${x} ${y - reach}V${y + reach}`;
  return (
    <>
      {sketch.kind === "line" && sketch.points.length > 0 && (
        <>
          <polyline points={sketch.points.map((point) => `${point.x},${point.y}`).join(" ")} {...RIM} />
          <polyline points={sketch.points.map((point) => `${point.x},${point.y}`).join(" ")} {...LINE} />
        </>
      )}
      <path d={cross} {...RIM} />
      <path d={cross} {...LINE} />
    </>
  );
}
