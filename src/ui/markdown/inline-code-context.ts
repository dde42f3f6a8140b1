import type { ReactNode } from "react";
import { createContext } from "react";

/** Replaces pieces of inline code; undefined leaves one as it is. */
export const InlineCodeContext = createContext<(code: string) => ReactNode>(() => undefined);
