import type { Part } from "#core/content/part.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Adaptation, Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { Cell, CellKey, Conversation, Reply, Settings, ThreadPath } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { buildThreadPath } from "./build-thread-path.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { selectSteps } from "./list-thread.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { getOpenRow, openRow } from "./rows.ts";
import { resolveSettings } from "./settings.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** The wire, the dialect and the parameters of a request for a connection and a model. */
export type RequestFormat = {
  wire: Wire;
  dialect: Dialect;
  parameters: Settings["parameters"];
  adaptations?: Adaptation[];
};

/** A reply to be created: its cell, without a row in the open one, and its id. */
type Wanted = Cell & { replyId: Id };

/** The part that all samples of a cell share. */
type Asked = Pick<Reply, "sentWith"> & { nextSample: number };

/**
 * Creates queued replies, one for each entry of `wanted`, each with the settings and the exact thread that it
 * will be sent with.
 */
export function createReplies(
  conversation: Conversation,
  wanted: readonly Wanted[],
  resolveRequestFormat: (settings: Settings) => RequestFormat,
): Reply[] {
  const cells = new Map<CellKey, Asked>();
  // No row changes the model or the parameters.
  const formats = new Map<Id, RequestFormat>();
  const resolveOnce = (variantId: Id) => (settings: Settings) => {
    const format = formats.get(variantId) ?? resolveRequestFormat(settings);
    formats.set(variantId, format);
    return format;
  };
  return wanted.map(({ turnId, variantId, rowId = conversation.view.rowId, replyId }) => {
    const key = buildCellKey(turnId, variantId, rowId);
    const asked = cells.get(key) ?? ask(openRow(conversation, rowId), turnId, variantId, resolveOnce(variantId));
    cells.set(key, { ...asked, nextSample: asked.nextSample + 1 });
    return {
      id: replyId,
      turnId,
      variantId,
      ...(rowId !== undefined && { rowId }),
      sample: asked.nextSample,
      origin: "model",
      status: "queued",
      parts: [],
      sentWith: asked.sentWith,
    };
  });
}

/** A variant's request for a turn, of the open row where there are rows. */
function ask(
  conversation: Conversation,
  turnId: Id,
  variantId: Id,
  resolveRequestFormat: (settings: Settings) => RequestFormat,
): Asked {
  const thread: ThreadPath = buildThreadPath(conversation, selectSteps(conversation, { turnId, variantId }));
  const parts = listTurnParts(conversation, conversation.turns[turnId], variantId);
  const settings = takeRowValues(conversation, resolveSettings(conversation, variantId), parts);
  return {
    nextSample: (listCellReplies(conversation, { turnId, variantId }).at(-1)?.sample ?? -1) + 1,
    sentWith: {
      ...settings,
      ...resolveRequestFormat(settings),
      ...(settings.areBracesText ? {} : { fillsMarkers: true }),
      thread,
    },
  };
}

/** The settings with those values of the open row that their prompts use: a row may hold much that is never sent. */
function takeRowValues(conversation: Conversation, settings: Settings, parts: readonly Part[]): Settings {
  const row = getOpenRow(conversation);
  if (!row) return settings;
  const used = listSettingsMarkers(settings, listTexts(parts)).flatMap(({ name }) => {
    const value = getMarkerValue(row.values, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...settings, variables: { ...settings.variables, ...Object.fromEntries(used) } };
}
