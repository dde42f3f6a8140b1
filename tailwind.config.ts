import type { Config } from "tailwindcss";

/**
 * The token table. Colours are CSS variables in src/styles.css, so that both themes share every class. Lengths that are
 * no token are multiples of 0.25rem: `w-19` is 76px.
 */
export default {
  content: ["./index.html", "./src/**/*.tsx"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      paper: "var(--paper)",
      surface: "var(--surface)",
      sunken: "var(--sunken)",
      line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
      ink: { DEFAULT: "var(--ink)", 2: "var(--ink-2)", 3: "var(--ink-3)" },
      accent: {
        DEFAULT: "var(--accent)",
        ink: "var(--accent-ink)",
        soft: "var(--accent-soft)",
        line: "var(--accent-line)",
      },
      backdrop: "var(--backdrop)",
      ok: { DEFAULT: "var(--ok)", soft: "var(--ok-soft)" },
      warn: "var(--warn)",
      danger: { DEFAULT: "var(--danger)", soft: "var(--danger-soft)", line: "var(--danger-line)" },
      variant: {
        a: "var(--variant-a)",
        b: "var(--variant-b)",
        c: "var(--variant-c)",
        d: "var(--variant-d)",
        e: "var(--variant-e)",
        f: "var(--variant-f)",
        g: "var(--variant-g)",
        h: "var(--variant-h)",
        ink: "var(--variant-ink)",
      },
    },
    fontFamily: {
      sans: ["Inter Variable", "system-ui", "sans-serif"],
      mono: ["JetBrains Mono Variable", "ui-monospace", "monospace"],
    },
    fontSize: {
      // Notes, figures and chips.
      xs: ["0.6875rem", "1rem"],
      // Secondary text, and the values of fields.
      sm: ["0.75rem", "1.125rem"],
      // Controls and sentences of the interface.
      base: ["0.8125rem", "1.5"],
      // Prompts and replies.
      md: ["0.84375rem", "1.62"],
      // Headings of dialogs and panels.
      lg: ["0.9375rem", "1.4rem"],
      // The heading of the start page.
      xl: ["1.625rem", "1.95rem"],
    },
    letterSpacing: { tight: "-0.015em" },
    borderRadius: {
      // Small fields and labels in a line of text.
      chip: "0.3125rem",
      // Buttons and fields of a form.
      control: "0.4375rem",
      // Messages, notes, pictures and menus.
      card: "0.5625rem",
      // Dialogs and the composer.
      panel: "0.75rem",
    },
    boxShadow: {
      raised: "var(--shadow)",
      // The head of the chosen column.
      chosen: "inset 0 -2px 0 var(--accent)",
      // An event that Étude does not know.
      unknown: "inset 2px 0 0 var(--warn)",
      none: "none",
    },
    extend: {
      spacing: {
        // The visible width of the transcript, for any number of columns.
        seen: "var(--seen-width, 100%)",
        // The heights of the sticky heads and figures of columns.
        heads: "var(--heads-height, 0px)",
        feet: "var(--feet-height, 0px)",
        // The same with room for what is scrolled to, and for "Jump to latest" over the figures.
        "beside-heads": "calc(var(--heads-height, 0px) + 1.5rem)",
        "beside-feet": "calc(var(--feet-height, 0px) + 3rem)",
        // The height of the window above a touch screen's keyboard.
        free: "var(--free-height, 100dvh)",
        dialog: "min(30rem, calc(100vw - 2rem))",
        // The whole width of a phone.
        palette: "min(38rem, 100vw)",
        // At least 0.75rem, and clear of a phone's own bar.
        safe: "max(0.75rem, env(safe-area-inset-bottom))",
      },
      maxWidth: {
        // The window without a margin of 1rem at each side.
        window: "calc(100vw - 2rem)",
        // Between the title and the actions of the page's head.
        notices: "min(40rem, calc(100vw - 1rem))",
        // A line of text that is easy to read, and 18px beside it.
        reading: "49.75rem",
      },
      gridTemplateColumns: { reading: "minmax(0, 47.5rem)" },
      maxHeight: {
        inherit: "inherit",
        window: "calc(100dvh - 2rem)",
        menu: "min(24rem, calc(100dvh - 2rem))",
        dialog: "min(44rem, calc(100dvh - 2rem))",
        palette: "min(34rem, calc(100dvh - 5rem))",
        // Typed text grows up to these fractions of the window and then scrolls.
        composer: "62dvh",
        prompt: "38dvh",
        system: "18dvh",
        rewrite: "50dvh",
        // The window without the rest of the Code dialog.
        program: "calc(100dvh - 15rem)",
      },
    },
  },
} satisfies Config;
