import type { Settings } from "#core/conversation/conversation.ts";
import type { Id, Parameters, Path } from "#core/vocabulary.ts";

/** Settings of a column kept by name. */
export type SavedSettings = { id: Id; name: string; kept: KeptSettings };

/** Everything that is set in the panel of a column beside its texts, with its model where that is kept too. */
export type KeptSettings = {
  model?: Pick<Settings, "connectionId" | "modelId">;
  parameters: Parameters;
  extraJson: string;
  /** The number of replies to each turn; 1 where absent. */
  samples?: number;
  /** Fields of parameters, and of the model, with several values as typed. */
  swept?: Record<Path, string>;
};
