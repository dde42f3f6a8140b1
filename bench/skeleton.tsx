import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { Menu, PanelLeft, Paperclip, Play, Settings } from "lucide-react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as v from "valibot";
import { create } from "zustand";

// The least page that could be written with the libraries and the styles of the first view: a field and a button.

const DRAFT = v.object({ text: v.string() });

const useDraft = create(() => v.parse(DRAFT, JSON.parse(localStorage.getItem("draft") ?? '{"text":""}')));

function Skeleton() {
  const { text } = useDraft();
  const { data = [] } = useQuery({ queryKey: ["models"], queryFn: async (): Promise<string[]> => [] });
  return (
    <main className="flex gap-3 p-6 text-ink">
      {[Menu, PanelLeft, Paperclip, Settings].map((Icon, index) => (
        <Icon key={index} />
      ))}
      <textarea id="prompt" value={text} onChange={(event) => useDraft.setState({ text: event.target.value })} />
      <button id="run" type="button" onClick={() => localStorage.setItem("draft", JSON.stringify({ text }))}>
        <Play /> Run {data.length}
      </button>
    </main>
  );
}

const rootElement = document.getElementById("root");
if (!rootElement) throw new Error("The page has no #root.");
createRoot(rootElement).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <Skeleton />
    </QueryClientProvider>
  </StrictMode>,
);
