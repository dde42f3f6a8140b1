import { runSteps } from "#core/run-steps.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Marker } from "#core/templates/scan-template.ts";
import type { Adaptation, Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { Cell, CellKey, Conversation, Reply, Row, Settings, ThreadPath } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { buildThreadPath } from "./build-thread-path.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { selectSteps } from "./list-thread.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { getRow } from "./rows.ts";
import { resolveSettings } from "./settings.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** The wire, the dialect and the parameters of a request for a connection and a model. */
export type RequestFormat = {
  wire: Wire;
  dialect: Dialect;
  parameters: Settings["parameters"];
  adaptations?: Adaptation[];
  /** The extra JSON without the fields that the model refused; absent where it is sent as it stands. */
  extraJson?: string;
};

/** A reply to be created: its cell, without a row in the open one, and its id. */
export type Wanted = Cell & { replyId: Id };

/** The number of replies that a step creates. */
const STEP = 20;

/** The part that all samples of a cell share. */
type Asked = Pick<Reply, "sentWith"> & { nextSample: number };

/** The input of a creation of replies: the conversation, what is wanted, and the format of each request. */
type Sources = [
  conversation: Conversation,
  wanted: readonly Wanted[],
  resolveRequestFormat: (settings: Settings) => RequestFormat,
];

/**
 * Creates queued replies, one for each entry of `wanted`, each with the settings and the exact thread that it
 * will be sent with.
 */
export const createReplies = (...sources: Sources): Reply[] => runSteps(createRepliesInSteps(...sources));

/** Creates these replies in short steps, since thousands take longer than a frame. */
export function* createRepliesInSteps(
  ...[conversation, wanted, resolveRequestFormat]: Sources
): Generator<undefined, Reply[]> {
  const cells = new Map<CellKey, Asked>();
  const columns = new Map<string, Column>();
  const replies: Reply[] = [];
  for (const { turnId, variantId, rowId = conversation.view.rowId, replyId } of wanted) {
    if (replies.length % STEP === STEP - 1) yield;
    const cell = { turnId, variantId, rowId };
    const key = buildCellKey(turnId, variantId, rowId);
    const columnKey = buildCellKey(turnId, variantId);
    const column = columns.get(columnKey) ?? resolveColumn(conversation, cell, resolveRequestFormat);
    columns.set(columnKey, column);
    const asked = cells.get(key) ?? ask(conversation, cell, column);
    cells.set(key, { ...asked, nextSample: asked.nextSample + 1 });
    replies.push({
      id: replyId,
      turnId,
      variantId,
      ...(rowId !== undefined && { rowId }),
      sample: asked.nextSample,
      origin: "model",
      status: "queued",
      parts: [],
      sentWith: asked.sentWith,
    });
  }
  return replies;
}

/** The part that the cells of a column share in all rows: none changes the model or the parameters. */
type Column = { settings: Settings; format: RequestFormat; markers: readonly Marker[] };

function resolveColumn(
  conversation: Conversation,
  { turnId, variantId }: Cell,
  resolveRequestFormat: (settings: Settings) => RequestFormat,
): Column {
  const settings = resolveSettings(conversation, variantId);
  const texts = listTexts(listTurnParts(conversation, conversation.turns[turnId], variantId));
  return { settings, format: resolveRequestFormat(settings), markers: listSettingsMarkers(settings, texts) };
}

/** The request of a cell. */
function ask(conversation: Conversation, cell: Cell, { settings, format, markers }: Column): Asked {
  const thread: ThreadPath = buildThreadPath(conversation, selectSteps(conversation, cell));
  const row = getRow(conversation, cell.rowId);
  return {
    nextSample: (listCellReplies(conversation, cell).at(-1)?.sample ?? -1) + 1,
    sentWith: {
      ...settings,
      ...(row && { variables: takeRowValues(settings, row, markers) }),
      ...format,
      ...(settings.areBracesText ? {} : { fillsMarkers: true }),
      thread,
    },
  };
}

/** The values of variables with those of a row that the prompts use: a row may hold much that is never sent. */
function takeRowValues({ variables }: Settings, { values }: Row, markers: readonly Marker[]): Settings["variables"] {
  const used = markers.flatMap(({ name }) => {
    const value = getMarkerValue(values, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...variables, ...Object.fromEntries(used) };
}
