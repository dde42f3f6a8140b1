import { useState } from "react";
import { formatCount } from "#core/format.ts";
import { loadBackedUpAtMs } from "#state/capsule/backup-memory.ts";
import { layerOpened } from "#state/layers.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** So many conversations are a loss that is worth a word. */
const MUCH = 40;

/** A line for who keeps much and has never backed it up. */
export function BackupReminder({ count }: { count: number }) {
  const [isNever] = useState(() => loadBackedUpAtMs() === undefined);
  if (count < MUCH || !isNever) return null;
  return (
    <p className="px-1.5 pt-2 text-sm text-ink-3">
      {formatCount(count)} conversations, never backed up.{" "}
      <LinkButton onClick={() => layerOpened({ kind: "data" })}>Back up</LinkButton>
    </p>
  );
}
