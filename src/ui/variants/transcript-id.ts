/** The id of the element that the tabs on a phone control. */
export const TRANSCRIPT_ID = "transcript";
