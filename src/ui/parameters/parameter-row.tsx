import { memo, Suspense, useId } from "react";
import type { Json } from "#core/json.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { isSchemaRow } from "#core/parameters/schema-parameters.ts";
import type { Exclusion, Fix } from "#core/parameters/parameter-rule.ts";
import type { Id } from "#core/vocabulary.ts";
import { useTypedText } from "#state/document/documents.ts";
import { parameterAppliedToAll } from "#state/edits/column-settings.ts";
import { fixApplied, parameterChanged, sweepSuggested } from "#state/edits/parameter-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { describeSweep } from "./describe-sweep.ts";
import { ParameterField } from "./parameter-field.tsx";
import { SchemaButtons } from "./schema-buttons.tsx";
import { ThinkingSwitch } from "./thinking-switch.tsx";
import type { PanelCapabilities } from "./use-panel-state.ts";
import { useRowState } from "./use-panel-state.ts";

const ToolsActions = lazyComponent(async () => (await import("#ui/tools/tools-actions.tsx")).ToolsActions);

/** One parameter: its name, its control, and a note on the values it accepts or on why it is not sent. */
export const ParameterRow = memo(function ParameterRow({
  variantId,
  spec,
  capabilities,
  hasThinkingSwitch,
}: {
  variantId: Id;
  spec: ParameterSpec;
  capabilities: PanelCapabilities;
  /** True where the switch for thinking stands before the control. */
  hasThinkingSwitch: boolean;
}) {
  const { value, exclusion, conflict, swept, refused, isShared } = useRowState(variantId, spec.path, capabilities);
  const noteId = useId();
  const typed = useTypedText(variantId, spec.path);
  const textError = typed && "reason" in typed ? typed.reason : undefined;
  const error =
    textError ??
    (exclusion || swept !== undefined
      ? undefined
      : ((value === undefined ? undefined : spec.check(value)) ?? conflict?.reason));
  const note = describeNote(spec, { exclusion, error, refused, swept });
  const isSwept = swept !== undefined;
  const props = {
    variantId,
    path: spec.path,
    value,
    isSet: value !== undefined || isSwept || textError !== undefined,
    isDisabled: exclusion !== undefined && !exclusion.canBeTyped,
    isInvalid: note.isRefused || textError !== undefined,
    describedBy: noteId,
    // The setting that is compared first; the panel's head has a menu for the others.
    isSweepAlwaysShown: spec.path === "temperature",
    onSweep: isSwept ? undefined : () => sweepSuggested(variantId, spec),
    onApplyToAll: isShared ? undefined : () => parameterAppliedToAll(variantId, spec.path),
    onReset: () => parameterChanged(variantId, spec.path, undefined),
    onChange: (next: Json | undefined) => parameterChanged(variantId, spec.path, next),
  };
  return (
    <div role="group" aria-label={spec.path} className="group/row border-b border-line px-3.5 py-2.75">
      {hasThinkingSwitch && (
        <ThinkingSwitch variantId={variantId} capabilities={capabilities} minimum={getMinimum(spec)} />
      )}
      <ParameterField {...props} spec={spec} swept={swept} typed={typed} />
      <div className="mt-0.75 flex flex-wrap items-baseline gap-x-2 text-xs">
        <p
          id={noteId}
          title={note.fullText}
          className={joinClasses("min-w-0 grow basis-40 wrap-anywhere", note.isWrong ? "text-danger" : "text-ink-3")}
        >
          {note.text}
        </p>
        {spec.description !== undefined && <ParameterAbout path={spec.path} text={spec.description} />}
      </div>
      {(spec.path === "tools" || spec.path === "tool_choice") && (
        <Suspense fallback={null}>
          <ToolsActions variantId={variantId} path={spec.path} />
        </Suspense>
      )}
      {isSchemaRow(spec.path) && <SchemaButtons variantId={variantId} capabilities={capabilities} />}
      {exclusion && <FixButtons fixes={[exclusion.fix]} onApply={(fix) => fixApplied(variantId, fix)} />}
      {!exclusion && conflict && <FixButtons fixes={conflict.fixes} onApply={(fix) => fixApplied(variantId, fix)} />}
    </div>
  );
});

function getMinimum({ control }: ParameterSpec): number {
  return control.kind === "number" ? (control.minimum ?? 1) : 1;
}

/** The line under a control: the reason why the parameter is not sent, wrong or refused, else what it takes. */
function describeNote(
  spec: ParameterSpec,
  {
    exclusion,
    error,
    refused,
    swept,
  }: {
    exclusion: Exclusion | undefined;
    error: string | undefined;
    refused: string | undefined;
    swept: string | undefined;
  },
): { text: string; fullText?: string; isWrong: boolean; isRefused: boolean } {
  if (exclusion) return { text: `Not sent: ${exclusion.reason}.`, isWrong: false, isRefused: false };
  if (error) return { text: `Invalid: ${error}.`, isWrong: true, isRefused: false };
  if (refused !== undefined) return { text: `Rejected by the service: ${refused}`, isWrong: true, isRefused: true };
  if (swept === undefined) return { text: spec.hint, isWrong: false, isRefused: false };
  return { ...describeSweep(swept, spec), isWrong: false, isRefused: false };
}

/** The schema's description of a parameter, shown on demand. */
function ParameterAbout({ path, text }: { path: string; text: string }) {
  return (
    <details className="text-ink-2 open:basis-full">
      <summary aria-label={`About ${path}`} className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        about
      </summary>
      <p className="mt-1 max-h-60 overflow-y-auto break-words whitespace-pre-line">{text}</p>
    </details>
  );
}

/** Buttons that resolve a problem with a parameter. */
function FixButtons({ fixes, onApply }: { fixes: readonly Fix[]; onApply: (fix: Fix) => void }) {
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
      {fixes.map((fix) => (
        <LinkButton key={fix.label} onClick={() => onApply(fix)} className="text-xs">
          {fix.label}
        </LinkButton>
      ))}
    </div>
  );
}
