import type { ComponentType } from "react";
import { MORE_EXAMPLES } from "#core/content/more-examples.ts";
import type { Example } from "#core/content/examples.ts";

/**
 * The cards that are not in the first view. What draws a card is given, not imported: a part that is fetched later and
 * shares much with the first one would have the build cut that into pieces.
 */
export function MoreExamples({ Card }: { Card: ComponentType<{ example: Example }> }) {
  return MORE_EXAMPLES.map((example) => <Card key={example.id} example={example} />);
}
