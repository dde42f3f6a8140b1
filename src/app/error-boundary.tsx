import type { ReactNode } from "react";
import { Component, Suspense } from "react";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

const RescueButtons = lazyComponent(async () => (await import("#ui/help/rescue-buttons.tsx")).RescueButtons);

/** The outermost error boundary: shows any rendering error with ways to continue. Everything written is on the disk. */
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
        <h1 className="text-lg font-semibold">Étude failed to show this page.</h1>
        <p className="max-w-prose text-ink-2">
          Your conversations are kept in this browser. Reload the page; if it fails again, report this message:
        </p>
        <pre className="max-w-prose overflow-auto rounded-card border border-line bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">
          {error.stack ?? error.message}
        </pre>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <Suspense fallback={null}>
            <RescueButtons error={error} />
          </Suspense>
        </div>
      </main>
    );
  }
}
