import { create } from "zustand";
import { onReset } from "#state/reset-state.ts";

/** True once a program was copied or downloaded since the page was loaded. */
const useCopied = create<{ isCopied: boolean }>()(() => ({ isCopied: false }));
onReset(() => useCopied.setState({ isCopied: false }));

export const programCopied = (): void => useCopied.setState({ isCopied: true });

export const useIsProgramCopied = (): boolean => useCopied(({ isCopied }) => isCopied);
