import { useDeferredValue, useMemo, useRef, useState } from "react";
import { closeObjects } from "#core/answer-schemas/close-objects.ts";
import { EXAMPLE_SCHEMAS } from "#core/answer-schemas/example-schemas.ts";
import { inferSchema } from "#core/answer-schemas/infer-schema.ts";
import { listSchemaNotes } from "#core/answer-schemas/list-schema-notes.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { SchemaForm } from "#core/parameters/schema-parameters.ts";
import { findSchemaForm, getSchemaParameter } from "#core/parameters/schema-parameters.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { answerSchemaChanged } from "#state/edits/answer-schema.ts";
import { layerClosed } from "#state/layers.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { CodeField } from "#ui/kit/code-field.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { SchemaExample } from "./schema-example.tsx";
import { SchemaOutline } from "./schema-outline.tsx";

/** The schema that the answers of a column follow: written, made from an answer, or chosen, and looked at before it is sent. */
export function AnswerSchemaDialog({ variantId, letter }: { variantId: Id; letter: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const parameters = useSetting(variantId, "parameters") ?? {};
  const { specs } = useCapabilities(connectionId, modelId);
  const form = findSchemaForm(specs);
  const set = getSchemaParameter(parameters)?.schema;
  const [start] = useState(() => (set === undefined ? "" : writeIndented(set)));
  const [text, setText] = useState(start);
  const [replaced, setReplaced] = useState<string>();
  const [untold, setUntold] = useState<readonly string[]>([]);
  const read = useSchema(text);
  const replace = (next: Json, untoldPlaces: readonly string[] = []) => {
    setReplaced(text);
    setUntold(untoldPlaces);
    setText(writeIndented(next));
    area.current?.focus();
  };
  const choose = (schema: JsonObject | undefined) => {
    if (form !== undefined) answerSchemaChanged(variantId, form, schema);
    layerClosed();
  };
  return (
    <Dialog
      title="Schema of the answer"
      position="wide"
      initialFocus={area}
      isUnsaved={text !== start}
      onClose={layerClosed}
    >
      <DialogBody className="w-224 max-w-full">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
          Start from:
          {EXAMPLE_SCHEMAS.map(({ name, schema }) => (
            <LinkButton key={name} onClick={() => replace(schema)}>
              {name}
            </LinkButton>
          ))}
        </p>
        <SchemaExample
          variantId={variantId}
          onExamples={(examples) => {
            const { schema, untold: places } = inferSchema(examples);
            replace(schema, places);
          }}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <CodeField
            label="JSON Schema"
            error={read.fault}
            field={area}
            value={text}
            onChange={(next) => {
              setText(next);
              setReplaced(undefined);
            }}
          />
          <SchemaOutline schema={read.schema} />
        </div>
        {replaced !== undefined && replaced !== "" && replaced !== text && (
          <p className="text-sm text-ink-2">
            The schema before is replaced.{" "}
            <LinkButton
              onClick={() => {
                setText(replaced);
                setReplaced(undefined);
                setUntold([]);
              }}
            >
              Undo
            </LinkButton>
          </p>
        )}
        {untold.length > 0 && (
          <p role="note" className="text-sm text-warn wrap-anywhere">
            No example tells what belongs here: {untold.map((place) => place || "the whole").join(", ")}.
          </p>
        )}
        {read.schema && form !== undefined && (
          <SchemaNotes schema={read.schema} form={form} onClosed={(schema) => replace(schema, untold)} />
        )}
      </DialogBody>
      <DialogFooter>
        {set !== undefined && (
          <Button look="ghost" onClick={() => choose(undefined)}>
            Send no schema
          </Button>
        )}
        <Button
          look="primary"
          offReason={
            read.schema
              ? form === undefined
                ? "This model takes no schema"
                : undefined
              : (read.fault ?? "Write a schema first")
          }
          onClick={() => choose(read.schema)}
        >
          Use for column {letter}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

const writeIndented = (value: Json): string => JSON.stringify(value, null, 2);

/** The schema that a text is, as of the last pause in typing; or its fault, which an empty text has none of. */
function useSchema(text: string): { schema: JsonObject | undefined; fault?: string } {
  const read = useDeferredValue(text);
  return useMemo(() => {
    if (read.trim() === "") return { schema: undefined };
    const depth = findDepthFault(read);
    if (depth !== undefined) return { schema: undefined, fault: depth };
    const value = parseJson(read);
    if (isJsonObject(value)) return { schema: value };
    return {
      schema: undefined,
      fault: value === undefined ? `This is no JSON: ${explainJsonFault(read)}` : "A schema is a JSON object: { … }.",
    };
  }, [read]);
}

/** Notes on a schema, which can be sent all the same. */
function SchemaNotes({
  schema,
  form,
  onClosed,
}: {
  schema: JsonObject;
  form: SchemaForm;
  onClosed: (schema: JsonObject) => void;
}) {
  const notes = useMemo(() => listSchemaNotes(schema, form), [schema, form]);
  if (notes.length === 0) return <p className="text-sm text-ok">Nothing in it is known to be refused.</p>;
  return (
    <ul aria-label="Notes on the schema" className="flex list-disc flex-col gap-1 ps-5 text-sm wrap-anywhere">
      {notes.map(({ sentence, isWrong, fix }) => (
        <li key={sentence} className={isWrong ? "text-warn" : "text-ink-2"}>
          {sentence}{" "}
          {fix === "close" && <LinkButton onClick={() => onClosed(closeObjects(schema))}>Add it everywhere</LinkButton>}
        </li>
      ))}
    </ul>
  );
}
