import type { ComponentType } from "react";
import { useState } from "react";
import type { Example } from "#core/content/examples.ts";
import { MORE_EXAMPLES } from "#core/content/more-examples.ts";
import { layerOpened } from "#state/layers.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { ExperimentCard } from "./experiment-card.tsx";

/**
 * The cards that are not in the first view, and the ways to the gallery and the guide. `Card` is passed in, not imported: a
 * lazy chunk that shares much with the first one would make the build split the first.
 */
export function MoreToTry({ Card }: { Card: ComponentType<{ example: Example }> }) {
  const [isMoreShown, setMoreShown] = useState(false);
  const isGuideOpen = usePreference("isGuideOpen");
  return (
    <>
      <ul aria-label="More to try" className="contents">
        <li className="col-span-full">
          <ExperimentCard />
        </li>
        {isMoreShown && MORE_EXAMPLES.map((example) => <Card key={example.id} example={example} />)}
      </ul>
      <div className="col-span-full -ms-2.5 -mt-1 flex flex-wrap">
        <Button look="ghost" onClick={() => layerOpened({ kind: "gallery" })}>
          Gallery: twelve things to try
        </Button>
        {!isMoreShown && (
          <Button look="ghost" onClick={() => setMoreShown(true)}>
            More images to try
          </Button>
        )}
        {!isGuideOpen && (
          <Button look="ghost" onClick={() => preferencesChanged({ isGuideOpen: true })}>
            Guide to the first call
          </Button>
        )}
      </div>
    </>
  );
}
