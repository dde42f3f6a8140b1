/** Loads the rows of turns, which are needed only once there is a turn. */
export const loadTurnRows = async () => (await import("./turn-rows.tsx")).TurnRows;

export const loadFollowEnd = async () => (await import("./follow-end.tsx")).FollowEnd;

export const loadColumnFooters = async () => (await import("#ui/variants/column-footers.tsx")).ColumnFooters;

/** Loads the components of columns, turns and replies: one that came late would move what is pressed below it. */
export async function preloadTranscript(): Promise<void> {
  await Promise.allSettled([
    loadTurnRows(),
    loadFollowEnd(),
    loadColumnFooters(),
    import("#ui/markdown/markdown.tsx"),
    import("#ui/variants/sweep-bars.tsx"),
    import("#ui/variants/variant-tabs.tsx"),
    import("#ui/variants/variant-heads.tsx"),
  ]);
}
