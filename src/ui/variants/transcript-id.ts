/** What the tabs of a phone control. */
export const TRANSCRIPT_ID = "transcript";
