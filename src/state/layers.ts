import { useEffect } from "react";
import { create } from "zustand";
import type { PresetId } from "#core/connections/presets.ts";
import type { Attachment } from "#core/content/attachment.ts";
import type { DocumentPart } from "#core/content/part.ts";
import { listBlobs } from "#core/content/list-blobs.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import type { Json } from "#core/json.ts";
import type { Id, Sha256 } from "#core/vocabulary.ts";
import type { ImportSource } from "#io/imports/import-command.ts";
import { getSettledConversation, useSettledCondition } from "#state/document/documents.ts";
import { type DraftTexts, getDraft, useAttachments } from "#state/document/drafts.ts";
import { onReset } from "./reset-state.ts";
import { getIsPhone, getIsWide, useIsPhone, useIsWide } from "./window-width.ts";

/** A dialog or sheet over the page, with its subject. One is open at a time. */
export type Layer =
  /** The dialog *Add rows*. Without an input it asks for one. */
  | { kind: "add-rows"; input?: readonly ImportSource[] }
  | { kind: "add-image" }
  /** The schema that the answers of the chosen column follow. */
  | { kind: "answer-schema" }
  /** The offer to send a run of these prompts in batches. */
  | { kind: "batch"; texts: DraftTexts }
  /** The answers of columns to a turn side by side without their names, to choose the best of them. */
  | { kind: "blind"; turnId: Id }
  /** The differences between the requests of a reply and of another one. */
  | { kind: "changes"; replyId: Id }
  /** The checks of the conversation, and the form of a new one. */
  | { kind: "checks" }
  /** The question whether everything in this browser is to be deleted. */
  | { kind: "clear" }
  /** The request that Run would send as a program, or that of a reply. */
  | { kind: "code"; replyId?: Id }
  /** Two pictures side by side. */
  | { kind: "compare-images"; left: Sha256; right: Sha256 }
  /** A run of many replies that waits for confirmation. `texts` are the prompts as they stood when Run was pressed. */
  | { kind: "confirm-run"; count: number; texts: DraftTexts; confirm: () => void }
  /**
   * `service` is the one to connect, else that of the conversation. `reason` is the sentence that says why the dialog
   * opened by itself, where it did.
   */
  | { kind: "connections"; service?: PresetId | undefined; reason?: string }
  /** The table of differences of the columns' answers. */
  | { kind: "differences" }
  /** The system prompts written before, for the one of all columns or a column's own. */
  | { kind: "earlier-system-prompts"; variantId: Id | undefined }
  /** A document with its text; with the id of its attachment while it is in the composer. */
  | { kind: "document"; part: DocumentPart; attachmentId?: Id }
  /** An attachment of the composer in the picture editor. */
  | { kind: "edit"; attachmentId: Id }
  /** The dialog *Your data*: stored records, backup and restore. A backup that is given is restored at once. */
  | { kind: "data"; backup?: File }
  /** The ways out of the open conversation. */
  | { kind: "export" }
  /** The stream events of a reply. */
  | { kind: "events"; replyId: Id }
  /** The things to try. */
  | { kind: "gallery" }
  /** A picture of a turn in full. */
  | { kind: "image"; turnId: Id; partIndex: number }
  /** The dialog *Import*. Without files it asks for them. */
  | { kind: "import"; files?: readonly File[] }
  /** The answers to a turn one by one, to be marked by hand; at first one that is given, with its note where that is asked for. */
  | { kind: "mark"; turnId: Id; replyId?: Id; isNoting?: true }
  /** The mocks of tools; with a call, at first that of its tool. */
  | { kind: "mocks"; call?: { name: string; argumentsText: string; result: string } }
  | { kind: "models" }
  /** The conversations as a sheet, on a phone. */
  | { kind: "navigation" }
  /** The figures of the columns' answers, with plots. */
  | { kind: "numbers" }
  /** The pages of a stored PDF, at first one of them that is given; those of an attachment can be chosen. */
  | { kind: "pages"; blob: Sha256; name: string; attachmentId?: Id; number?: number }
  /** The command palette, about the answer or the turn that had the focus when it opened. */
  | { kind: "palette"; replyId?: Id; turnId?: Id }
  /** The parameter panel as a sheet, in a window that has no room for it beside the transcript. */
  | { kind: "parameters" }
  /** A passage that a reply cites. */
  | { kind: "passage"; replyId: Id; citation: Json }
  /** A saved prompt with its versions. */
  | { kind: "prompt"; promptId: Id }
  /** A reply in full screen. */
  | { kind: "reply"; replyId: Id }
  /** The request of a reply, to be changed by hand and sent. */
  | { kind: "request"; replyId: Id }
  /** The values of a row. */
  | { kind: "row"; rowId: Id }
  /** The sizes of the rows' pictures, to be compared in columns. */
  | { kind: "row-sizes" }
  /** The prompt of the composer, to be saved. */
  | { kind: "save-prompt" }
  /** The settings kept by name, to be applied, and those of a column, to be kept. */
  | { kind: "saved-settings" }
  | { kind: "shortcuts" }
  /** The open conversation for a room to see, at first at a turn that is given, else at its end. */
  | { kind: "stage"; turnId?: Id; replyId?: Id }
  /** The tools of the chosen column. */
  | { kind: "tools" }
  /** The question for the passphrase of a connection's key. */
  | { kind: "unlock"; connectionId: Id };

const useLayers = create<{ layer: Layer | null }>()(() => ({ layer: null }));
onReset(() => useLayers.setState({ layer: null }));

/** A layer opened, in place of the one that was open. */
export function layerOpened(layer: Layer): void {
  useLayers.setState({ layer });
}

export function layerClosed(): void {
  useLayers.setState({ layer: null });
}

/** Calls back each time a layer opens or closes. */
export function watchLayer(onChange: (layer: Layer | null) => void): () => void {
  return useLayers.subscribe((now, before) => {
    if (now.layer !== before.layer) onChange(now.layer);
  });
}

/** Calls back once, when this layer is closed or another one opens in its place. */
export function onceLayerClosed(layer: Layer, onClosed: () => void): void {
  const end = useLayers.subscribe((now) => {
    if (now.layer === layer) return;
    end();
    onClosed();
  });
}

type Page = {
  conversation: Conversation | undefined;
  attachments: readonly Attachment[];
  isWide: boolean;
  isPhone: boolean;
};

/** The layers that have no subject. They are listed for the compiler alone, since the page loads this file before it starts. */
type KindWithoutSubject =
  | "add-image"
  | "answer-schema"
  | "batch"
  | "checks"
  | "add-rows"
  | "clear"
  | "code"
  | "confirm-run"
  | "connections"
  | "differences"
  | "data"
  | "document"
  | "export"
  | "gallery"
  | "earlier-system-prompts"
  | "import"
  | "mocks"
  | "models"
  | "numbers"
  | "pages"
  | "palette"
  | "prompt"
  | "row-sizes"
  | "save-prompt"
  | "saved-settings"
  | "shortcuts"
  | "stage"
  | "tools"
  | "unlock";

/**
 * True where the page has a layer's subject: a picture, a reply or an attachment can go while its layer is open, such as in
 * another tab, and a sheet is none where the window has room for its content.
 */
function hasSubject(layer: Layer, page: Page): boolean {
  const { conversation, attachments } = page;
  switch (layer.kind) {
    case "image":
      return conversation?.turns[layer.turnId]?.parts[layer.partIndex]?.kind === "image";
    case "reply":
    case "changes":
    case "events":
    case "passage":
    case "request":
      return conversation?.replies[layer.replyId] !== undefined;
    case "mark":
    case "blind":
      return conversation?.turns[layer.turnId] !== undefined;
    case "row":
      return conversation?.rows[layer.rowId] !== undefined;
    case "edit":
      return attachments.some(({ id }) => id === layer.attachmentId);
    case "compare-images": {
      const thread = conversation ? getThread(conversation.turns, conversation.view.leafTurnId) : [];
      const parts = [...thread.flatMap((turn) => turn.parts), ...attachments.map(({ part }) => part)];
      const blobs = parts.flatMap((part) => (part.kind === "image" ? listBlobs(part) : []));
      return blobs.includes(layer.left) && blobs.includes(layer.right);
    }
    case "parameters":
      return !page.isWide;
    case "navigation":
      return page.isPhone;
    default:
      // The compiler refuses a kind that stands nowhere.
      layer.kind satisfies KindWithoutSubject;
      return true;
  }
}

/** The open layer; null where none is open, or its subject is gone. */
export function getLayer(): Layer | null {
  const { layer } = useLayers.getState();
  // Has every turn, row and reply, and costs nothing while replies stream.
  const conversation = getSettledConversation();
  const { attachments } = getDraft();
  const page = { conversation, attachments, isWide: getIsWide(), isPhone: getIsPhone() };
  return layer && hasSubject(layer, page) ? layer : null;
}

/** The open layer; null where none is open. A layer whose subject is gone is closed, and stays closed when it returns. */
export function useLayer(): Layer | null {
  const layer = useLayers((state) => state.layer);
  const page = { attachments: useAttachments(), isWide: useIsWide(), isPhone: useIsPhone() };
  const isThere = useSettledCondition((conversation) => layer !== null && hasSubject(layer, { conversation, ...page }));
  useEffect(
    function closeWithoutSubject() {
      if (layer && !isThere) layerClosed();
    },
    [layer, isThere],
  );
  return isThere ? layer : null;
}
