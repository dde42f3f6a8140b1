import type { ComponentType } from "react";
import { MORE_SAMPLES } from "#core/content/more-samples.ts";
import type { Sample } from "#core/content/samples.ts";

/**
 * The cards that are not in the first view. What draws a card is given, not imported: a part that is fetched later and
 * shares much with the first one would have the build cut that into pieces.
 */
export function MoreSamples({ Card }: { Card: ComponentType<{ sample: Sample }> }) {
  return MORE_SAMPLES.map((sample) => <Card key={sample.id} sample={sample} />);
}
