/** The number of replies above which what copies or reads all of them takes longer than a frame has. */
export const MANY_REPLIES = 1000;
