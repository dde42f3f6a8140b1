import type { Point } from "#core/vision/box.ts";
import type { Mark } from "#core/vision/plan-drawing.ts";

type Context = OffscreenCanvasRenderingContext2D;

/** Draws marks into a picture, each with a light rim so that it shows on any background. */
export function drawMarks(context: Context, marks: readonly Mark[], lineWidthPx: number): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const mark of marks) {
    if (mark.kind === "number") drawNumber(context, mark, lineWidthPx);
    else
      drawWithRim(context, mark.colour, lineWidthPx, () => {
        context.beginPath();
        if (mark.kind === "line") tracePoints(context, mark.points);
        else context.rect(mark.box.x, mark.box.y, mark.box.width, mark.box.height);
        context.stroke();
      });
  }
}

function drawWithRim(context: Context, colour: string, lineWidthPx: number, draw: () => void): void {
  context.strokeStyle = "rgb(255 255 255 / 70%)";
  context.lineWidth = lineWidthPx + 2;
  draw();
  context.strokeStyle = colour;
  context.lineWidth = lineWidthPx;
  draw();
}

function tracePoints(context: Context, points: readonly Point[]): void {
  const [first, ...rest] = points;
  if (!first) return;
  context.moveTo(first.x, first.y);
  // A line of length 0 is a dot, drawn by its round ends.
  context.lineTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
}

function drawNumber(context: Context, mark: Extract<Mark, { kind: "number" }>, lineWidthPx: number): void {
  const { at, radiusPx, colour, number } = mark;
  context.beginPath();
  context.arc(at.x, at.y, radiusPx, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = "#fff";
  context.lineWidth = Math.max(1.5, lineWidthPx / 2);
  context.stroke();
  // Yellow is the only background on which white does not show.
  context.fillStyle = colour === "#ffd21f" ? "#111" : "#fff";
  context.font = `600 ${Math.round(radiusPx * 1.25)}px sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(String(number), at.x, at.y + radiusPx * 0.06);
}
