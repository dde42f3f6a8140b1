import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Id } from "#core/vocabulary.ts";
import { type Layer, layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import type { Command } from "./command.ts";
import { CommandOption } from "./command-option.tsx";
import { useCommandGroups } from "./use-command-groups.ts";

/** The steps of the keys that move through the list; a page is so many rows. */
const PAGE_ROWS = 8;
const STEPS: Record<string, number | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
};

/**
 * The command palette: a field, and the list of what it finds. Arrows, Page keys, Home and End move through the list, Enter
 * and a press run, Escape closes. The dialog is closed before a command runs, so that the focus is back on the page.
 */
export function PaletteDialog({
  layer,
  variantId,
  columnIndex,
}: {
  layer: Extract<Layer, { kind: "palette" }>;
  /** The column that is set, and whose actions are offered. */
  variantId: Id;
  columnIndex: number;
}) {
  const [query, setQuery] = useState("");
  const [activeKey, setActiveKey] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const groups = useCommandGroups(query, variantId, columnIndex, layer);
  const commands = groups.flatMap((group) => group.commands);
  const activeIndex = Math.max(
    0,
    commands.findIndex(({ key }) => key === activeKey),
  );
  const active = commands[activeIndex];
  useLayoutEffect(
    function bringIntoView() {
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    },
    [active?.key, query],
  );
  const run = (command: Command | undefined) => {
    if (!command || command.offReason !== undefined) return;
    flushSync(layerClosed);
    command.run();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (!event.repeat) run(active);
      return;
    }
    const last = commands.length - 1;
    const next = findNext(event, activeIndex, last);
    if (next === undefined || last < 0) return;
    event.preventDefault();
    setActiveKey(commands[next]?.key);
  };
  return (
    <Dialog title="Command palette" position="top" hasHeading={false} initialFocus={field} onClose={layerClosed}>
      <div className="flex shrink-0 items-center gap-2 border-b border-line ps-4 pe-2">
        <input
          ref={field}
          role="combobox"
          aria-label="Command"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id} ${active.key}`.replaceAll(/\s/g, "_") : undefined}
          data-press-once
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder="An action, a conversation, or “temperature 0, 1”"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveKey(undefined);
          }}
          onKeyDown={handleKey}
          className="h-12 min-w-0 grow bg-transparent text-md outline-none"
        />
        <IconButton icon={X} label="Close" onClick={layerClosed} />
      </div>
      <div ref={list} id={id} role="listbox" aria-label="Commands" className="min-h-0 grow overflow-y-auto p-1.5">
        {groups.map(({ title, commands: members }) => (
          <div key={title} role="group" aria-label={title}>
            <p aria-hidden className="px-2 pt-2 pb-0.5 text-xs font-medium text-ink-3">
              {title}
            </p>
            {members.map((command) => (
              <CommandOption
                key={command.key}
                id={`${id} ${command.key}`.replaceAll(/\s/g, "_")}
                command={command}
                isActive={command === active}
                onRun={() => run(command)}
              />
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** The index that a key moves to; undefined for any other key. Arrows wrap around. */
function findNext({ key, shiftKey, altKey }: KeyboardEvent, at: number, last: number): number | undefined {
  if (shiftKey || altKey) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  if (Math.abs(step) === 1) return (at + step + last + 1) % (last + 1);
  return Math.min(last, Math.max(0, at + step));
}
