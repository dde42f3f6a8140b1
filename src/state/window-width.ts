import { useSyncExternalStore } from "react";
import { matchesQuery, watchQuery } from "#io/browser/media-query.ts";

const WIDE = "(width >= 68rem)";
const PHONE = "(width < 48rem)";
/** The variant `low` of the styles. */
const LOW = "(height < 500px)";

/** True while the window has room for the parameter panel beside the transcript; else the panel opens as a sheet. */
export const getIsWide = (): boolean => matchesQuery(WIDE);

/** True while the window is as narrow as a phone's: one column at a time, and the conversations open as a sheet. */
export const getIsPhone = (): boolean => matchesQuery(PHONE);

/** True while the window is so low that nothing but the composer stays in its place. */
const getIsLow = (): boolean => matchesQuery(LOW);

export const useIsLow = (): boolean => useSyncExternalStore(watchLow, getIsLow);
export const useIsWide = (): boolean => useSyncExternalStore(watchWide, getIsWide);
export const useIsPhone = (): boolean => useSyncExternalStore(watchPhone, getIsPhone);

const watchWide = (onChange: () => void) => watchQuery(WIDE, onChange);
const watchLow = (onChange: () => void) => watchQuery(LOW, onChange);
const watchPhone = (onChange: () => void) => watchQuery(PHONE, onChange);
