import type { ComponentType } from "react";
import { MORE_EXAMPLES } from "#core/content/more-examples.ts";
import type { Example } from "#core/content/examples.ts";

/**
 * The cards that are not in the first view. `Card` is passed in, not imported: a lazy chunk that shares much with the
 * first one would make the build split the first.
 */
export function MoreExamples({ Card }: { Card: ComponentType<{ example: Example }> }) {
  return MORE_EXAMPLES.map((example) => <Card key={example.id} example={example} />);
}
