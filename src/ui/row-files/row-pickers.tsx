import { FileUp, FolderUp } from "lucide-react";
import { useRef } from "react";
import { toFileInput, type RowInput } from "#state/imports/read-row-input.ts";
import { Button } from "#ui/kit/button.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";

/** Makes a file input one for a folder; the types of React do not know the attribute. */
const OF_FOLDER = { webkitdirectory: "" };

/** Buttons that open the pickers of files and of a folder, and the formats that can be read. */
export function RowPickers({ onFiles }: { onFiles: (files: RowInput) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button onClick={() => files.current?.click()}>
        <FileUp size={14} aria-hidden /> Choose files
      </Button>
      <Button onClick={() => folder.current?.click()}>
        <FolderUp size={14} aria-hidden /> Choose a folder
      </Button>
      <span className="min-w-0 text-sm text-ink-3">or drop them here</span>
      <FileInput
        ref={files}
        multiple
        accept=".csv,.tsv,.tab,.psv,.txt,.json,.jsonl,.ndjson,.yaml,.yml,.zip,image/*,text/csv,application/json,application/zip"
        aria-label="Files with rows"
        tabIndex={-1}
        onFiles={(chosen) => onFiles(toFileInput(chosen))}
      />
      <FileInput
        ref={folder}
        multiple
        {...OF_FOLDER}
        aria-label="Folder of pictures"
        tabIndex={-1}
        onFiles={(chosen) => onFiles(toFileInput(chosen))}
      />
      <p className="w-full text-sm text-ink-3">
        Tables (CSV, cells of a spreadsheet), JSON, JSON Lines, tests of promptfoo; pictures, alone or beside a table
        with their names. A zip file of them too.
      </p>
    </div>
  );
}
