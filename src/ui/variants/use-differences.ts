import type { Parameters, Settings, Variant } from "#core/conversation/conversation.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import { readOffer } from "#state/connections/speech.ts";
import { useShared, useTurns } from "#state/document/documents.ts";
import { describeScales } from "./describe-scales.ts";
import { describeSettings } from "./describe-settings.ts";

/** What a column's head says: what sets it apart from the others, and what all have in common. */
export type ColumnDifferences = { own: string[]; common: string[]; hasOwnModel: boolean };

/** For each column, in few words, what it sends that not all send, and what all send. */
export function useDifferences(columns: readonly Variant[]): ColumnDifferences[] {
  const shared = useShared();
  const all = columns.map(({ overrides }) => ({ ...shared, ...overrides }) as Settings);
  const turns = useTurns() ?? {};
  const scaled = [...new Set(all.flatMap(({ imageScales = {} }) => Object.keys(imageScales)))];
  const said = all.map((settings) => [...describe(settings), ...describeScales(turns, settings.imageScales, scaled)]);
  const differsIn = (read: (settings: Settings) => string) => new Set(all.map(read)).size > 1;
  const hasOwnModel = differsIn(({ modelId, connectionId }) => `${connectionId} ${modelId}`);
  const hasOwnSystem = differsIn(({ system }) => system);
  return all.map((settings, place) => {
    const words = said[place] ?? [];
    const isCommon = (word: string) => said.every((other) => other.includes(word));
    // A parameter that only others send is missing here, which is a difference too.
    const missing = namesOf(said.flat()).filter((name) => !namesOf(words).includes(name));
    return {
      own: [
        ...words.filter((word) => !isCommon(word)),
        ...missing.map((name) => `${name} not sent`),
        ...(hasOwnSystem && settings.system !== shared?.system ? ["own system prompt"] : []),
      ],
      common: words.filter(isCommon),
      hasOwnModel,
    };
  });
}

function describe(settings: Settings): string[] {
  return [...describeSettings(sendableOf(settings)), ...(settings.extraJson.trim() === "" ? [] : ["extra JSON"])];
}

function sendableOf(settings: Settings): Parameters {
  const { source, specs } = readOffer(settings);
  return readSendable(source, specs, settings.parameters);
}

function namesOf(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.split(" ")[0] ?? word))];
}
