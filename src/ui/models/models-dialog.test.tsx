// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { queryClient } from "#state/query-client.ts";
import { ModelsDialog } from "./models-dialog.tsx";

test("Enter chooses the model that the typed text finds, before the list has followed", () => {
  openNewConversation();
  openConversationChanged((before) => ({ ...before, shared: { ...before.shared, connectionId: "aimlapi" } }));
  const entries = ["vendor/alpha", "vendor/beta"].map((id) => ({ id, aliases: [], isChat: true, pages: [] }));
  queryClient.setQueryData(catalogueQuery("aimlapi").queryKey, { entries });
  const variantId = getOpen().variants[0]?.id ?? "";
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<ModelsDialog variantId={variantId} />));
  const field = page.querySelector<HTMLInputElement>("input[type=search]");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "beta");
  flushSync(() => field?.dispatchEvent(new Event("input", { bubbles: true })));
  expect(page.textContent).toContain("vendor/alpha");
  flushSync(() => field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  expect(resolveSettings(getOpen(), variantId).modelId).toBe("vendor/beta");
  flushSync(() => root.unmount());
});
