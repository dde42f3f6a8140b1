import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { openConversationChanged } from "#state/document/documents.ts";

/** Keeps a mock in place of the one that its tool had. */
export function mockChanged(mock: ToolMock): void {
  openConversationChanged((before) => {
    const { mocks = [] } = before;
    const index = mocks.findIndex(({ toolName }) => toolName === mock.toolName);
    return { ...before, mocks: index < 0 ? [...mocks, mock] : mocks.with(index, mock) };
  });
}

/** Sets the number of rounds after which mocks stop. */
export function maxToolRoundsChanged(maxToolRounds: number): void {
  openConversationChanged((before) => ({ ...before, maxToolRounds }));
}
