import { useRef } from "react";
import { create } from "zustand";
import { shallow } from "zustand/vanilla/shallow";
import type { Conversation, Reply, Settings, Turn, Variant } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { OpenDocument } from "./open-document.ts";
import { deriveDocument, getReplyOf, getWhole } from "./open-document.ts";
import { onReset } from "#state/reset-state.ts";
import type { TypedText, TypedTexts } from "./typed-texts.ts";
import { buildFieldKey, mergeTypedTexts } from "./typed-texts.ts";

type Documents = {
  /** The open conversation. */
  openId: Id;
  /** The open conversation, and earlier ones with replies still running. */
  documents: Record<Id, OpenDocument>;
  /** Texts typed in this tab into fields that show more than their value. */
  typedTexts: TypedTexts;
};

const INITIAL: Documents = { openId: "", documents: {}, typedTexts: {} };
const useDocuments = create<Documents>()(() => INITIAL);
onReset(() => useDocuments.setState(INITIAL));

const NOTHING: readonly never[] = [];

// Writers -----------------------------------------------------------------------------------------------------------

/** Conversations that something works on which is no reply, such as a judge. */
export const heldIds = new Set<Id>();

/**
 * Shows a conversation. Earlier ones stay in memory while their replies run, while they are held, and while `mustStay` is true because the
 * disk has refused them.
 */
export function conversationOpened(conversation: Conversation, mustStay: (id: Id) => boolean): void {
  useDocuments.setState(({ documents }) => {
    const remaining = Object.entries(documents).filter(
      ([id, { unsettled }]) => unsettled.length > 0 || heldIds.has(id) || mustStay(id),
    );
    const known = documents[conversation.id];
    const opened = known && getWhole(known) === conversation ? known : deriveDocument(conversation);
    return {
      openId: conversation.id,
      documents: { ...Object.fromEntries(remaining), [conversation.id]: opened },
    };
  });
}

/** Removes a conversation that is not open from memory. */
export function conversationClosed(id: Id): void {
  useDocuments.setState(({ documents: { [id]: _closed, ...documents } }) => ({ documents }));
}

/** Changes a conversation by a pure edit. Unknown ids are ignored. */
export function conversationChanged(id: Id, edit: (before: Conversation) => Conversation): void {
  useDocuments.setState((state) => {
    const before = state.documents[id];
    const now = before && getWhole(before);
    const after = now && edit(now);
    if (!after || after === now) return state;
    return { documents: { ...state.documents, [id]: deriveDocument(after, before) } };
  });
}

/** Changes the open conversation by a pure edit. */
export function openConversationChanged(edit: (before: Conversation) => Conversation): void {
  conversationChanged(getOpenId(), edit);
}

/** Changes the open conversation and the typed texts of its fields by a pure edit, in one write or none. */
export function openFieldsChanged(
  edit: (before: Conversation) => { conversation: Conversation; texts: TypedTexts },
): void {
  useDocuments.setState((state) => {
    const { openId, documents } = state;
    const document = documents[openId];
    if (!document) return state;
    const before = getWhole(document);
    const { conversation, texts } = edit(before);
    const typedTexts = mergeTypedTexts(state.typedTexts, texts);
    if (conversation === before) return typedTexts === state.typedTexts ? state : { typedTexts };
    return { typedTexts, documents: { ...documents, [openId]: deriveDocument(conversation, document) } };
  });
}

/** Changes the conversations in memory with their derived data; the same object where nothing changes. */
export function documentsChanged(edit: (before: Record<Id, OpenDocument>) => Record<Id, OpenDocument>): void {
  useDocuments.setState((state) => {
    const documents = edit(state.documents);
    return documents === state.documents ? state : { documents };
  });
}

// Readers outside React ---------------------------------------------------------------------------------------------

/** The id of the open conversation; empty before one is open. It costs nothing while replies stream, unlike the whole. */
export const getOpenId = (): Id => useDocuments.getState().openId;

export const getOpenConversation = (): Conversation | undefined => getConversation(getOpenId());

/** A conversation, the open one unless another is given, as of the last time its replies settled. */
export function getSettledConversation(id?: Id): Conversation | undefined {
  const { documents, openId } = useDocuments.getState();
  return documents[id ?? openId]?.settled;
}

export function getConversation(id: Id): Conversation | undefined {
  const document = useDocuments.getState().documents[id];
  return document && getWhole(document);
}

/** The conversations in memory. */
export const listDocuments = (): readonly OpenDocument[] => Object.values(useDocuments.getState().documents);

/** One reply, without the cost of the whole conversation while others stream. */
export function getReply(conversationId: Id, replyId: Id): Reply | undefined {
  const document = useDocuments.getState().documents[conversationId];
  return document && getReplyOf(document, replyId);
}

/** Queued and streaming replies of a conversation, in order of creation. */
export function getUnsettledReplyIds(id: Id): readonly Id[] {
  return useDocuments.getState().documents[id]?.unsettled ?? NOTHING;
}

/** True while a reply of any conversation in memory is queued or running. */
export function hasUnsettledReplies(): boolean {
  return Object.values(useDocuments.getState().documents).some(({ unsettled }) => unsettled.length > 0);
}

/** True while replies have ended that the settled conversation does not show so yet. */
export const hasDocumentBehind = (): boolean =>
  Object.values(useDocuments.getState().documents).some(({ isBehind }) => isBehind);

/** The typed texts of fields, where they differ from the text of the value. */
export const getTypedTexts = (): TypedTexts => useDocuments.getState().typedTexts;

/** Calls back after each write to this store. Returns a function that stops this. */
export const watchWrites = (onWrite: () => void): (() => void) => useDocuments.subscribe(onWrite);

/** Calls back after each change of any conversation in memory. Returns a function that stops this. */
export function watchConversations(onChange: (after: readonly OpenDocument[]) => void): () => void {
  return useDocuments.subscribe((after, before) => {
    if (after.documents === before.documents) return;
    onChange(listDocuments());
  });
}

// Hooks: one value each, so that a component renders only for changes of what it shows -------------------------------

/** A value of the open document. */
export function useOpen<Value>(select: (document: OpenDocument) => Value, otherwise: Value): Value {
  return useDocuments(({ documents, openId }) => {
    const document = documents[openId];
    return document ? select(document) : otherwise;
  });
}

/**
 * A value computed from a part of the open document: computed again only where that part is another, and another value
 * only where it differs, lists and records by their entries. So a write costs each component a comparison, and only
 * components that show what changed render.
 */
export function useOpenValue<Source, Value>(
  selectSource: (document: OpenDocument) => Source,
  compute: (source: Source) => Value,
  otherwise: NoInfer<Value>,
): Value {
  const last = useRef<{ source: Source; compute: typeof compute; value: Value }>(undefined);
  return useOpen((document) => {
    const source = selectSource(document);
    const before = last.current;
    if (before && before.source === source && before.compute === compute) return before.value;
    const computed = compute(source);
    const value = before && shallow(before.value, computed) ? before.value : computed;
    last.current = { source, compute, value };
    return value;
  }, otherwise);
}

/** A value computed from the open conversation as of the last time its replies settled. */
export const useSettledValue = <Value>(
  compute: (conversation: Conversation) => Value,
  otherwise: NoInfer<Value>,
): Value => useOpenValue(({ settled }) => settled, compute, otherwise);

/** The open conversation as of the last time its replies settled: unchanged while a reply streams. */
export const useSettledConversation = (): Conversation | undefined =>
  useOpen<Conversation | undefined>(({ settled }) => settled, undefined);

/** True while a condition holds for that conversation: a component renders only when this changes. */
export const useSettledCondition = (holds: (conversation: Conversation | undefined) => boolean): boolean =>
  useDocuments(({ documents, openId }) => holds(documents[openId]?.settled));

/** The id of the open row; undefined in a chat and in the table of all rows. */
export const useOpenRowId = (): Id | undefined =>
  useOpen<Id | undefined>(({ settled }) => settled.view.rowId, undefined);

export const useOpenId = (): Id => useDocuments(({ openId }) => openId);

export const useThread = (): readonly Id[] => useOpen<readonly Id[]>(({ thread }) => thread, NOTHING);

export const useTurn = (id: Id): Turn | undefined => useOpen(({ settled }) => settled.turns[id], undefined);

export const useTurns = (): Conversation["turns"] | undefined =>
  useOpen<Conversation["turns"] | undefined>(({ settled }) => settled.turns, undefined);

/** The ids of the visible variants, in order; the same list while only their settings change. */
export const useColumnIds = (): readonly Id[] => useOpen<readonly Id[]>(({ columnIds }) => columnIds, NOTHING);

/** The id of the first visible variant. */
export const useFirstColumnId = (): Id => useOpen(({ columnIds }) => columnIds[0] ?? "", "");

/** True in an experiment, also while one of its rows is open. */
export const useHasRows = (): boolean =>
  useOpen(({ settled: { rows } }) => {
    for (const id in rows) if (Object.hasOwn(rows, id)) return true;
    return false;
  }, false);

/** True while the table of all rows is shown. */
export const useIsTableOpen = (): boolean => {
  const hasRows = useHasRows();
  return useOpenRowId() === undefined && hasRows;
};

/** One field of a variant. */
export const useVariantField = <Name extends keyof Variant>(variantId: Id, name: Name): Variant[Name] | undefined =>
  useOpen<Variant[Name] | undefined>(
    ({ settled: { variants } }) => variants.find(({ id }) => id === variantId)?.[name],
    undefined,
  );

export const useSweeps = (): Conversation["sweeps"] =>
  useOpen<Conversation["sweeps"]>(({ settled }) => settled.sweeps, NOTHING as never);

export const useSetting = <Name extends keyof Settings>(variantId: Id, name: Name): Settings[Name] | undefined =>
  useOpen<Settings[Name] | undefined>(({ settled }) => resolveSettings(settled, variantId)[name], undefined);

/** The typed text of a field, where it differs from the text of the value. */
export const useTypedText = (variantId: Id, path: Path): TypedText | undefined =>
  useDocuments(({ typedTexts }) => typedTexts[buildFieldKey(variantId, path)]);

export const useTitle = (): string => useOpen(({ settled }) => settled.title, "");

/** The number of queued or streaming replies of the open conversation. */
export const useUnsettledCount = (): number => useOpen(({ unsettled }) => unsettled.length, 0);
