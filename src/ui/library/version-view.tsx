import { useMemo } from "react";
import { compareVersions, listVersionSettings, listVersionTexts } from "#core/library/compare-versions.ts";
import type { PromptVersion, SavedPicture } from "#core/library/saved-prompt.ts";
import { assertNever } from "#core/assert-never.ts";
import { useDifference } from "#state/differences/use-difference.ts";
import { PutIn, TakenOut } from "#ui/differences/difference-text.tsx";
import { DifferenceView } from "#ui/differences/difference-view.tsx";
import { FailedNote } from "#ui/differences/failed-note.tsx";
import { StoredImage } from "#ui/vision/stored-image.tsx";

/** All of a version, with what differs from another one marked: texts word by word, settings with both values. */
export function VersionView({ version, before }: { version: PromptVersion; before: PromptVersion | undefined }) {
  const changes = useMemo(() => (before ? compareVersions(before, version) : []), [before, version]);
  const settingChanges = changes.flatMap((change) => (change.kind === "setting" ? [change] : []));
  const changedNames = new Set(settingChanges.map(({ name }) => name));
  const others = listVersionSettings(version).filter(({ name }) => !changedNames.has(name));
  return (
    <>
      {listVersionTexts(version).map(([name, text]) => {
        const change = changes.find((each) => each.kind === "text" && each.name === name);
        if (change?.kind !== "text" && text === "") return null;
        return (
          <section key={name} aria-label={name}>
            <h4 className="text-xs font-medium text-ink-2">{name}</h4>
            <div className="rounded-card border border-line bg-surface px-3 py-2 wrap-anywhere">
              {change?.kind === "text" ? (
                <ChangedText before={change.before} after={change.after} />
              ) : (
                <PlainText>{text}</PlainText>
              )}
            </div>
          </section>
        );
      })}
      {version.pictures && <VersionPictures pictures={version.pictures} />}
      <dl aria-label="Settings" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {settingChanges.map(({ name, before: old, after }) => (
          <Row key={name} name={name}>
            <TakenOut>{old ?? "not set"}</TakenOut>
            <PutIn isReplacement>{after ?? "not set"}</PutIn>
          </Row>
        ))}
        {others.map(({ name, shown }) => (
          <Row key={name} name={name}>
            {shown}
          </Row>
        ))}
      </dl>
    </>
  );
}

function VersionPictures({ pictures }: { pictures: readonly SavedPicture[] }) {
  return (
    <ul aria-label="Pictures" className="flex flex-wrap gap-2">
      {pictures.map((picture, index) => (
        <li key={index} title={picture.name} className="overflow-hidden rounded-card border border-line bg-surface">
          <StoredImage
            part={{ kind: "image", ...picture }}
            alt={picture.alt ?? picture.name}
            className="size-24 object-contain p-1 text-center"
          />
        </li>
      ))}
    </ul>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="max-w-50 text-ink-2 wrap-anywhere">{name}</dt>
      <dd className="min-w-0 font-mono wrap-anywhere">{children}</dd>
    </>
  );
}

function PlainText({ children }: { children: string }) {
  return (
    <p dir="auto" className="max-h-60 overflow-y-auto text-md whitespace-pre-wrap">
      {children}
    </p>
  );
}

function ChangedText({ before, after }: { before: string; after: string }) {
  const found = useDifference(before, after);
  switch (found.status) {
    case "computing":
      return <PlainText>{after}</PlainText>;
    case "failed":
      return (
        <>
          <FailedNote what="Comparing" onRetry={found.retry} />
          <PlainText>{after}</PlainText>
        </>
      );
    case "found":
      return <DifferenceView difference={found.difference} />;
    default:
      return assertNever(found);
  }
}
