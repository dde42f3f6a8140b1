import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { useOpen } from "./documents.ts";

const NO_MOCKS: readonly ToolMock[] = [];

/** The mocks of the open conversation. */
export const useMocks = (): readonly ToolMock[] =>
  useOpen<readonly ToolMock[]>(({ settled }) => settled.mocks ?? NO_MOCKS, NO_MOCKS);

/** The number of rounds after which mocks stop, where the open conversation has its own. */
export const useMaxToolRounds = (): number | undefined => useOpen(({ settled }) => settled.maxToolRounds, undefined);
