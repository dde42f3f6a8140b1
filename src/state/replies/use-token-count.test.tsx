// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeSettings } from "#core/conversation/settings.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { useEstimate } from "./use-run-plan.ts";
import { useTokenCount } from "./use-token-count.ts";

function Reader({ text }: { text: string }) {
  const [texts] = useState({ text });
  useEstimate(texts);
  return <i>{useTokenCount(texts) === undefined ? "estimated" : "counted"}</i>;
}

beforeEach(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));
afterEach(resetState);

test("two components with different drafts come to rest, each with the plan of its own", () => {
  saveConnection(
    { id: "anthropic", presetId: "anthropic", baseUrl: "http://localhost:1", wire: "messages" },
    { key: "test-key", remembered: false },
  );
  openNewConversation();
  const settings = { connectionId: "anthropic", modelId: "claude-opus-4-5" };
  openConversationChanged((before) => changeSettings(before, before.variants[0]?.id ?? "", settings));
  const place = document.createElement("div");
  const root = createRoot(place);
  act(() =>
    root.render(
      <>
        <Reader text="One" />
        <Reader text="Two" />
      </>,
    ),
  );
  act(() => openConversationChanged((before) => ({ ...before, title: "Another" })));
  expect(place.textContent).toBe("estimatedestimated");
  act(() => root.unmount());
});
