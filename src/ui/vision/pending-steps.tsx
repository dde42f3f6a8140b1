import { boxToFrame, toFrame, type EditFrame } from "#core/vision/edit-frame.ts";
import { MARK_COLOURS, type EditStep } from "#core/vision/edit-step.ts";

/** Steps that are not yet drawn into the picture, shown over it at once. In pixels of the frame. */
export function PendingSteps({ steps, frame, scale }: { steps: readonly EditStep[]; frame: EditFrame; scale: number }) {
  const stroke = { fill: "none", strokeWidth: 3, vectorEffect: "non-scaling-stroke" } as const;
  return (
    <g transform={`scale(${1 / scale})`}>
      {steps.map((step, index) => {
        if (step.kind === "redact")
          return <rect key={index} {...boxToFrame(frame, step.box)} fill={step.how === "black" ? "#000" : "#8886"} />;
        if (step.kind === "box")
          return <rect key={index} {...boxToFrame(frame, step.box)} {...stroke} stroke={MARK_COLOURS[step.colour]} />;
        if (step.kind === "number") {
          const { x, y } = toFrame(frame, step.at);
          const radius = Math.max(frame.size.widthPx, frame.size.heightPx) / 55;
          return <circle key={index} cx={x} cy={y} r={radius} fill={MARK_COLOURS[step.colour]} />;
        }
        if (step.kind !== "pen") return null;
        const points = step.points.map((point) => toFrame(frame, point));
        return (
          <polyline
            key={index}
            points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
            {...stroke}
            stroke={MARK_COLOURS[step.colour]}
          />
        );
      })}
    </g>
  );
}
