import { useSyncExternalStore } from "react";
import { matchesQuery, watchQuery } from "#io/browser/media-query.ts";

const WIDE = "(width >= 68rem)";
const PHONE = "(width < 48rem)";

/** True while the window has room for the parameter panel beside the transcript; else the panel opens as a sheet. */
export const getIsWide = (): boolean => matchesQuery(WIDE);

/** True while the window is as narrow as a phone's: one column at a time, and the conversations open as a sheet. */
export const getIsPhone = (): boolean => matchesQuery(PHONE);

export const useIsWide = (): boolean => useSyncExternalStore(watchWide, getIsWide);
export const useIsPhone = (): boolean => useSyncExternalStore(watchPhone, getIsPhone);

const watchWide = (onChange: () => void) => watchQuery(WIDE, onChange);
const watchPhone = (onChange: () => void) => watchQuery(PHONE, onChange);
