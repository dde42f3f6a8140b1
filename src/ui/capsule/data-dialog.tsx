import { useEffect, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { backUpAll } from "#state/capsule/back-up.ts";
import { loadBackedUpAtMs } from "#state/capsule/backup-memory.ts";
import { restoreBackup, type RestoreReport } from "#state/capsule/restore.ts";
import { measureStorage } from "#state/capsule/storage-use.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { queryClient } from "#state/query-client.ts";
import { LockedKeysNote } from "#ui/connections/locked-keys-note.tsx";
import { ForgetKeysButton } from "#ui/connections/forget-keys-button.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { OfflineField } from "./offline-field.tsx";
import { RestoreTable } from "./restore-table.tsx";
import { StorageTable } from "./storage-table.tsx";

/** The dialog of stored data: its size, backup, restore, and the ways to delete it. */
export function DataDialog({ backup }: { backup: File | undefined }) {
  const [revision, setRevision] = useState(0);
  const { data: uses } = useQuery(
    { queryKey: ["storage-use", revision], queryFn: measureStorage, staleTime: Infinity, gcTime: 0 },
    queryClient,
  );
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<RestoreReport>();
  const input = useRef<HTMLInputElement>(null);
  const backedUpAtMs = loadBackedUpAtMs();
  const doing = async (action: () => Promise<unknown>) => {
    setBusy(true);
    await action();
    setBusy(false);
    setRevision((before) => before + 1);
  };
  const restore = (file: File) => doing(async () => setReport(await restoreBackup(file, setReport)));
  useRestoreOnce(backup, restore);
  const offReason = isBusy ? "It is still working" : undefined;
  return (
    <Dialog title="Your data" onClose={layerClosed}>
      <DialogBody>
        <StorageTable name="Storage used" uses={uses ?? []} />
        <p className="text-sm text-ink-3">
          All of it is in this browser alone.{" "}
          {backedUpAtMs === undefined ? "It was never backed up." : `Last backed up on ${formatMoment(backedUpAtMs)}.`}{" "}
          A backup is one file with everything but keys and connections; restoring it adds what is missing and changes
          nothing that is here.
        </p>
        <OfflineField />
        <LockedKeysNote />
        {report && <RestoreTable report={report} />}
      </DialogBody>
      <DialogFooter>
        <span className="me-auto flex flex-wrap gap-2">
          <Button look="danger" offReason={offReason} onClick={() => layerOpened({ kind: "clear" })}>
            Clear everything
          </Button>
          <ForgetKeysButton offReason={offReason} />
        </span>
        <Button offReason={offReason} onClick={() => input.current?.click()}>
          Restore
        </Button>
        <FileInput
          ref={input}
          accept=".jsonl"
          aria-label="Backup file"
          tabIndex={-1}
          onFiles={([file]) => void restore(file)}
        />
        <Button look="primary" offReason={offReason} onClick={() => void doing(backUpAll)}>
          Back up all
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Restores the backup that the dialog was opened with, once. */
function useRestoreOnce(backup: File | undefined, restore: (file: File) => Promise<void>): void {
  const restored = useRef<File>(undefined);
  useEffect(() => {
    if (!backup || restored.current === backup) return;
    restored.current = backup;
    void restore(backup);
  });
}
