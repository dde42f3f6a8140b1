// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { conversationOpened } from "#state/document/documents.ts";
import { getLayer, layerClosed, layerOpened } from "#state/layers.ts";
import { resetState } from "#state/reset-state.ts";
import { returnToStage } from "./return-to-stage.ts";

beforeEach(() => {
  resetState();
  conversationOpened(exampleConversation(), () => false);
});

const STAGE = { kind: "stage", turnId: "t1" } as const;

test("the stage opens again at its turn when the dialogs that were opened from it are closed", async () => {
  layerOpened({ kind: "connections" });
  returnToStage(STAGE);
  layerOpened({ kind: "models" });
  await Promise.resolve();
  expect(getLayer()?.kind).toBe("models");
  layerClosed();
  await Promise.resolve();
  expect(getLayer()).toEqual(STAGE);
});

test("the stage stays closed behind any other dialog, and once another conversation is open", async () => {
  layerOpened({ kind: "palette" });
  returnToStage(STAGE);
  layerClosed();
  await Promise.resolve();
  expect(getLayer()).toBeNull();
  layerOpened({ kind: "connections" });
  returnToStage(STAGE);
  conversationOpened({ ...exampleConversation(), id: "other" }, () => false);
  layerClosed();
  await Promise.resolve();
  expect(getLayer()).toBeNull();
});
