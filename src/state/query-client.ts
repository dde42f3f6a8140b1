import { QueryClient } from "@tanstack/react-query";
import { onReset } from "./reset-state.ts";

/** What a server or the disk owns, held for as long as it is fresh. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
  },
});

onReset(() => queryClient.clear());
