import { watchPreferences } from "#state/preferences/preferences.ts";

/** Gives the browser's own bar the colour of the page, also where a theme was chosen by hand, which no media query knows. */
export function colourBrowserBar(): void {
  const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map((meta) => ({
    meta,
    ofSystem: meta.content,
  }));
  watchPreferences(({ theme }) => {
    for (const { meta, ofSystem } of bars)
      meta.content = theme === "system" ? ofSystem : getComputedStyle(document.body).backgroundColor;
  });
}
