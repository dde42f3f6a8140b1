import type { FilePicture } from "#core/content/file-picture.ts";
import { listMentionedHashes } from "#core/content/list-mentioned-hashes.ts";
import { buildPromptFileName, readPromptFile, writePromptFile } from "#core/library/prompt-file.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { layerOpened } from "#state/layers.ts";
import { announce, showNotice } from "#state/notices.ts";
import { keepFilePictures } from "#state/vision/keep-file-pictures.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";
import { addImportedPrompt } from "./prompt-edits.ts";

/** Downloads a prompt with all its versions and their pictures as a file. A picture that is gone is left out, and said. */
export async function downloadPrompt(prompt: SavedPrompt): Promise<void> {
  const fileName = buildPromptFileName(prompt.name);
  const hashes = listMentionedHashes(prompt);
  const pictures: Record<Sha256, FilePicture> = {};
  for (const sha256 of hashes) {
    const picture = await loadFilePicture(sha256).catch(() => undefined);
    if (picture) pictures[sha256] = picture;
  }
  saveFile(writePromptFile(prompt, pictures), fileName);
  const goneCount = hashes.length - Object.keys(pictures).length;
  if (goneCount > 0) showNotice({ tone: "danger", text: describeGone(fileName, goneCount) });
  else announce(`${fileName} downloaded.`);
}

function describeGone(fileName: string, count: number): string {
  return `${fileName} was downloaded without ${count === 1 ? "a picture that is" : `${count} pictures that are`} no longer stored.`;
}

/** Far more than all versions of a long prompt take. */
const MAX_FILE_BYTES = 50_000_000;

/** Adds the prompts in some files to the saved ones. A notice says what came of each. */
export async function importPromptFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size > MAX_FILE_BYTES) showRefusal(file.name, "It is larger than 50 MB.");
    else {
      const text = await file.text().catch(() => undefined);
      if (text === undefined) showRefusal(file.name, "The browser could not read it.");
      else await importPromptText(text, file.name);
    }
  }
}

/** Adds the prompt in the text of a file to the saved ones. A notice says what came of it. */
export async function importPromptText(text: string, from = "The pasted prompt"): Promise<void> {
  const read = readPromptFile(text);
  if ("reason" in read) return showRefusal(from, read.reason);
  const { prompt, pictures } = read;
  await keepFilePictures(pictures, from);
  const outcome = await addImportedPrompt(prompt);
  if (outcome === "refused") return;
  showNotice({
    tone: "plain",
    text: {
      added: `“${prompt.name}” is among the saved prompts now.`,
      merged: `The saved prompt “${prompt.name}” has new versions from the file.`,
      known: `“${prompt.name}” was saved already, with all versions of the file.`,
    }[outcome],
    action: { label: "Show", run: () => layerOpened({ kind: "prompt", promptId: prompt.id }) },
  });
}

function showRefusal(from: string, reason: string): void {
  showNotice({ tone: "danger", text: `${from} was not added to the saved prompts. ${reason}` });
}
