import { Component } from "react";
import type { ReactNode } from "react";

/** The last net: whatever breaks while drawing, the page says so and offers a way on. Everything written is on disk. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="grid h-dvh place-content-center gap-3 p-6">
        <h1 className="text-lg font-semibold">Étude made a mistake and could not draw this page.</h1>
        <p className="max-w-prose text-ink-2">
          Your conversations are kept in this browser. Load the page again; if it comes back, report it with
          these words:
        </p>
        <pre className="max-w-prose overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">
          {error.stack ?? error.message}
        </pre>
        <button
          type="button"
          className="w-fit rounded-[7px] bg-accent px-3 py-1.5 font-medium text-accent-ink"
          onClick={() => location.reload()}
        >
          Load again
        </button>
      </main>
    );
  }
}
