import type { ReactNode } from "react";
import type { GalleryItem } from "#core/gallery/gallery-item.ts";

const FRAME =
  "grid h-24 w-full shrink-0 place-items-center border-b border-line bg-sunken max-md:h-auto max-md:min-h-16 max-md:w-24 max-md:self-stretch max-md:border-e max-md:border-b-0";

/** The picture of a thing to try: its own, or a drawing of what it shows. */
export function GalleryThumbnail({ item: { id, turns } }: { item: GalleryItem }) {
  const image = turns[0]?.images?.[0];
  if (image)
    return (
      <span className={`${FRAME} relative overflow-hidden`}>
        <img
          src={image.path}
          alt=""
          loading="lazy"
          width={240}
          height={96}
          className="absolute inset-0 size-full object-cover"
        />
        {id === "region" && (
          <span className="absolute start-2/5 end-1.5 top-1/4 bottom-1 rounded-chip border-2 border-accent" />
        )}
      </span>
    );
  return (
    <span aria-hidden className={FRAME}>
      <svg viewBox="0 0 120 56" className="h-14 max-md:h-10" fill="none">
        {DRAWINGS[id]}
      </svg>
    </span>
  );
}

/** A line of text in a drawing. */
function Line({ x, y, width, isStrong = false }: { x: number; y: number; width: number; isStrong?: boolean }) {
  return <rect x={x} y={y} width={width} height={4} rx={2} className={isStrong ? "fill-accent" : "fill-line-strong"} />;
}

function Sheet({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return <rect x={x} y={y} width={width} height={height} rx={4} className="fill-surface stroke-line-strong" />;
}

const DRAWINGS: Record<string, ReactNode> = {
  wordings: (
    <>
      <Sheet x={4} y={4} width={52} height={48} />
      <Sheet x={64} y={4} width={52} height={48} />
      {[0, 1, 2, 3].map((line) => (
        <g key={line}>
          <Line x={11} y={12 + line * 9} width={line === 1 ? 20 : 36} isStrong={line === 1} />
          <Line x={71} y={12 + line * 9} width={line === 1 ? 34 : 36} isStrong={line === 1} />
        </g>
      ))}
    </>
  ),
  sweep: (
    <>
      {[0, 1, 2].map((column) => (
        <g key={column}>
          <Sheet x={4 + column * 39} y={4} width={34} height={48} />
          <Line x={9 + column * 39} y={11} width={6 + column * 9} isStrong />
          {[0, 1, 2].map((line) => (
            <Line key={line} x={9 + column * 39} y={22 + line * 9} width={24 - ((line * (column + 1) * 5) % 12)} />
          ))}
        </g>
      ))}
    </>
  ),
  samples: (
    <>
      {[0, 1, 2, 3, 4].map((sample) => (
        <g key={sample}>
          <Sheet x={2 + sample * 24} y={14} width={20} height={28} />
          <Line x={6 + sample * 24} y={26} width={12} isStrong={sample !== 2} />
        </g>
      ))}
    </>
  ),
  structured: (
    <>
      <text x={8} y={42} className="fill-ink-3 font-mono" fontSize={40}>
        {"{"}
      </text>
      <text x={88} y={42} className="fill-ink-3 font-mono" fontSize={40}>
        {"}"}
      </text>
      {[0, 1, 2].map((line) => (
        <g key={line}>
          <Line x={38} y={14 + line * 12} width={16} isStrong />
          <Line x={60} y={14 + line * 12} width={20 - line * 4} />
        </g>
      ))}
    </>
  ),
  thinking: (
    <>
      <rect x={14} y={3} width={92} height={26} rx={6} strokeDasharray="4 3" className="stroke-line-strong" />
      <Line x={24} y={10} width={64} />
      <Line x={24} y={18} width={44} />
      <Sheet x={14} y={35} width={92} height={18} />
      <Line x={24} y={42} width={30} isStrong />
    </>
  ),
  experiment: (
    <>
      <Sheet x={4} y={4} width={112} height={48} />
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <Line x={10} y={10 + row * 10} width={40} />
          {[0, 1].map((column) => (
            <circle
              key={column}
              cx={68 + column * 28}
              cy={12 + row * 10}
              r={3.5}
              className={row === 1 && column === 0 ? "fill-danger" : "fill-ok"}
            />
          ))}
        </g>
      ))}
    </>
  ),
};
