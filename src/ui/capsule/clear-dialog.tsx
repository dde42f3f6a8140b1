import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { backUpAll } from "#state/capsule/back-up.ts";
import { clearEverything } from "#state/capsule/clear-everything.ts";
import { measureStorage } from "#state/capsule/storage-use.ts";
import { useKeyCount } from "#state/connections/key-edits.ts";
import { layerClosed } from "#state/layers.ts";
import { queryClient } from "#state/query-client.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Note } from "#ui/kit/note.tsx";
import { StorageTable } from "./storage-table.tsx";

/** The question whether everything in this browser is to be deleted, which offers a backup first. */
export function ClearDialog() {
  const first = useRef<HTMLButtonElement>(null);
  const keyCount = useKeyCount();
  const { data: uses = [] } = useQuery(
    { queryKey: ["storage-use", "to-clear"], queryFn: measureStorage, staleTime: 0, gcTime: 0 },
    queryClient,
  );
  const backup = useMutation({ mutationFn: backUpAll }, queryClient);
  const clearing = useMutation({ mutationFn: clearEverything, onSuccess: layerClosed }, queryClient);
  const isBackedUp = backup.data === true;
  const offReason = backup.isPending ? "The backup is being written" : clearing.isPending ? "It is cleared" : undefined;
  return (
    <Dialog title="Clear everything?" initialFocus={first} onClose={layerClosed}>
      <DialogBody>
        <StorageTable name="What goes" uses={[...uses, { name: "Keys", count: keyCount, sizeBytes: 0 }]} />
        <p>
          All of this is deleted from this browser, with extra headers, connections, preferences and cached files. It
          cannot be undone. Other tabs of Étude load anew, and answers that run in them end.
        </p>
        <p className="text-sm text-ink-3">
          A backup is one file with everything but keys and connections, and can be restored under <em>Your data</em>.
        </p>
        {isBackedUp && (
          <Note tone="accent" role="status">
            The backup is written. Make sure that you have the file, then clear.
          </Note>
        )}
      </DialogBody>
      <DialogFooter>
        <Button look="ghost" onClick={layerClosed}>
          Keep everything
        </Button>
        <Button look="danger" data-press-once offReason={offReason} onClick={() => clearing.mutate()}>
          {clearing.isPending ? "Clearing…" : isBackedUp ? "Clear everything" : "Clear without a backup"}
        </Button>
        {!isBackedUp && (
          <Button ref={first} look="primary" data-press-once offReason={offReason} onClick={() => backup.mutate()}>
            {backup.isPending ? "Backing up…" : "Back up first"}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
