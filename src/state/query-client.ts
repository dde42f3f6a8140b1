import { QueryClient } from "@tanstack/react-query";

/** What a server or the disk owns, held for as long as it is fresh. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
  },
});
