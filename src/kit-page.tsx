import { Copy, Eye, MoreHorizontal, Trash2 } from "lucide-react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { DragHandle } from "#ui/kit/drag-handle.tsx";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { Field } from "#ui/kit/field.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { KeyHint } from "#ui/kit/key-hint.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { Menu } from "#ui/kit/menu.tsx";
import { Note } from "#ui/kit/note.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { KitGroup, KitRow } from "./kit-page-group.tsx";
import { KitTokens } from "./kit-page-tokens.tsx";
import "./styles.css";

const SERVICES = [
  { value: "demo", label: "Demo" },
  { value: "custom", label: "Custom" },
];

const BUTTON_LOOKS = ["plain", "ghost", "primary", "danger"] as const;
const DIALOG_POSITIONS = ["middle", "wide", "top", "full", "left", "right"] as const;

function ignore(): void {}

/** Every control of the kit in every state, in one colour scheme. */
function Controls({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <main
      aria-label={scheme}
      className={`flex flex-col gap-6 bg-paper p-6 text-ink ${scheme === "dark" ? "scheme-dark" : "scheme-light"}`}
    >
      <h1 className="text-lg font-semibold">Controls, {scheme}</h1>
      <Buttons />
      <Fields />
      <Selects />
      <Checkboxes />
      <Notes />
      <Dialogs />
      <KitTokens />
    </main>
  );
}

function Buttons() {
  return (
    <KitGroup title="Button, IconButton, Menu, DragHandle, KeyHint, LinkButton, ExternalLink">
      {BUTTON_LOOKS.map((look) => (
        <KitRow key={look}>
          <Button look={look}>{look}</Button>
          <Button look={look}>
            <Copy size={14} aria-hidden /> with an icon
          </Button>
          <Button look={look} disabled>
            disabled
          </Button>
        </KitRow>
      ))}
      <KitRow>
        <IconButton icon={Trash2} label="Delete" />
        <IconButton icon={Trash2} label="Delete, disabled" disabled />
        <IconButton icon={Trash2} label="Delete, off" offReason="Nothing is chosen" />
        <CopyButton onCopy={() => Promise.resolve(true)} />
        <Menu
          icon={MoreHorizontal}
          label="More"
          items={[
            { label: "Rename", onChoose: ignore },
            { label: "Off", onChoose: ignore, offReason: "Nothing is chosen" },
          ]}
        />
        <Menu
          icon={MoreHorizontal}
          text="With text"
          label="With text"
          items={[{ label: "Rename", onChoose: ignore }]}
        />
        <DragHandle kind="application/x-kit" id="drag" index={0} label="Move" title="Move" onMove={ignore}>
          drag
        </DragHandle>
        <KeyHint keys="Ctrl ↵" />
        <Button look="primary">
          Run <KeyHint keys="Ctrl ↵" onAccent />
        </Button>
      </KitRow>
      <p>
        A sentence with <LinkButton>a button</LinkButton> and{" "}
        <ExternalLink href="https://example.com">a link to another site</ExternalLink>.
      </p>
    </KitGroup>
  );
}

function Fields() {
  const [text, setText] = useState("");
  return (
    <KitGroup title="TextField, Field, AutoTextarea">
      <TextField label="Name" placeholder="a placeholder" value={text} onChange={setText} />
      <TextField label="With a hint" hint="The hint describes the field." value="some text" onChange={ignore} />
      <TextField
        label="With an error and a hint"
        error="The address has no host."
        hint="The hint stays."
        isLiteral
        value="https://"
        onChange={ignore}
      />
      <TextField label="Disabled" disabled value="not now" onChange={ignore} />
      <TextField
        label="With a button"
        isLiteral
        value="sk-0000"
        onChange={ignore}
        trailing={<IconButton icon={Eye} label="Show" className="size-8" />}
      />
      <Field label="In a row" layout="row" hint="a hint at the right">
        {(control) => (
          <input
            {...control}
            type="number"
            defaultValue={6}
            className={`h-8 w-16 font-mono text-sm ${CONTROL_CLASSES}`}
          />
        )}
      </Field>
      <Field label="Several lines">
        {(control) => (
          <AutoTextarea {...control} defaultValue={"one\ntwo"} className={`min-h-8 py-1.5 ${CONTROL_CLASSES}`} />
        )}
      </Field>
      <input aria-label="Range" type="range" className="range" />
      <input aria-label="Range, unset" type="range" className="range" data-unset="true" />
      <input aria-label="Range, disabled" type="range" className="range" disabled />
    </KitGroup>
  );
}

function Selects() {
  const [service, setService] = useState("demo");
  return (
    <KitGroup title="Select">
      <Field label="Service" hint="The look of a form.">
        {(control) => <Select {...control} look="field" options={SERVICES} value={service} onChange={setService} />}
      </Field>
      <KitRow>
        <Select label="compact" options={SERVICES} value={service} onChange={setService} />
        <Select label="value" look="value" options={SERVICES} value={service} onChange={setService} />
        <Select label="disabled" options={SERVICES} value={service} onChange={setService} disabled />
      </KitRow>
    </KitGroup>
  );
}

function Checkboxes() {
  const [isChecked, setChecked] = useState(true);
  return (
    <KitGroup title="Checkbox">
      <Checkbox label="Checked" isChecked={isChecked} onChange={setChecked} />
      <Checkbox label="Unchecked, with a hint" hint="The hint describes it." isChecked={!isChecked} onChange={ignore} />
    </KitGroup>
  );
}

function Notes() {
  return (
    <KitGroup title="Note">
      <Note tone="plain">plain: a result.</Note>
      <Note tone="accent">accent: why this dialog is open.</Note>
      <Note tone="danger">
        <strong className="font-semibold">danger: what went wrong.</strong> Why, and what to do.
      </Note>
    </KitGroup>
  );
}

function Dialogs() {
  const [position, setPosition] = useState<(typeof DIALOG_POSITIONS)[number] | null>(null);
  const [text, setText] = useState("");
  const close = () => {
    setPosition(null);
    setText("");
  };
  return (
    <KitGroup title="Dialog, DialogBody, DialogFooter">
      <KitRow>
        {DIALOG_POSITIONS.map((each) => (
          <Button key={each} onClick={() => setPosition(each)}>
            {each}
          </Button>
        ))}
      </KitRow>
      {position !== null && (
        <Dialog title={`Dialog, ${position}`} position={position} isUnsaved={text !== ""} onClose={close}>
          <DialogBody>
            <Note tone="accent">Its content scrolls between the heading and the footer.</Note>
            <TextField label="Name" hint="With a text, closing asks first." value={text} onChange={setText} />
          </DialogBody>
          <DialogFooter>
            <Button look="ghost" onClick={close}>
              Cancel
            </Button>
            <Button look="primary" onClick={close}>
              Save
            </Button>
          </DialogFooter>
        </Dialog>
      )}
    </KitGroup>
  );
}

const rootElement = document.getElementById("root");
if (!rootElement) throw new Error("kit-page.html has no #root.");
createRoot(rootElement).render(
  <StrictMode>
    <div className="grid h-full grid-cols-2 overflow-auto max-md:grid-cols-1">
      <Controls scheme="light" />
      <Controls scheme="dark" />
    </div>
  </StrictMode>,
);
