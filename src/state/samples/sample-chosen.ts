import type { Sample } from "#core/content/samples.ts";
import { fetchSample } from "#io/http/fetch-sample.ts";
import { draftReplaced, EMPTY_DRAFT } from "#state/document/drafts.ts";
import { filesOffered } from "#state/vision/attachments.ts";
import { fileRefused, preparationStarted } from "#state/vision/intake.ts";

/** A card was chosen: its prompt and its picture stand in the composer, ready to run. */
export async function sampleChosen({ prompt, image }: Sample): Promise<void> {
  draftReplaced({ ...EMPTY_DRAFT, text: prompt });
  if (!image) return;
  const finished = preparationStarted(image.name);
  try {
    await filesOffered([await fetchSample(image.path, image.name)], image.alt);
  } catch (error) {
    fileRefused(error instanceof Error ? error.message : String(error));
  } finally {
    finished();
  }
}
