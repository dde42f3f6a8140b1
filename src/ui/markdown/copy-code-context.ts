import { createContext } from "react";

/** What the copy button of a code block does; without it there is no button. */
export const CopyCodeContext = createContext<((code: string) => void) | undefined>(undefined);
