/** The mark after text that still grows. It takes no room in the line, so that nothing moves when it goes. */
export function StreamingCaret() {
  return <span className="streaming-caret" aria-hidden />;
}
