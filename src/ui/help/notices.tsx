import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { Notice } from "#state/notices.ts";
import { NOTICE_MS, noticeClosed, useAnnouncement, useNotices } from "#state/notices.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

/**
 * Short messages, and the page's only live region. They cover the title, and no head of a column; on a phone and in a
 * low window, where they would cover buttons, they stand over the foot of the transcript.
 */
export function Notices() {
  const notices = useNotices();
  const announcement = useAnnouncement();
  return (
    <>
      <div role="status" className="sr-only">
        {announcement}
      </div>
      {notices.length > 0 && (
        <section
          aria-label="Notices"
          className="notices pointer-events-none fixed top-1 left-1/2 z-20 w-fit max-w-notices min-w-76 -translate-x-1/2"
        >
          <ul className="flex flex-col gap-2">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NoticeItem({ notice: { id, tone, text, stays, action, otherAction } }: { notice: Notice }) {
  const pauseHandlers = useAutoClose(id, tone === "plain" && !stays);
  return (
    <li
      {...pauseHandlers}
      className={joinClasses(
        "pointer-events-auto flex items-start gap-2 rounded-card border bg-surface py-1.5 pe-1.5 ps-3 shadow-raised",
        tone === "danger" ? "border-danger-line text-danger" : "border-line-strong",
      )}
    >
      <p className="min-w-0 grow py-0.5 break-words">{text}</p>
      {[otherAction, action].map(
        (each) =>
          each && (
            <LinkButton
              key={each.label}
              data-notice-action
              onClick={() => {
                each.run();
                noticeClosed(id);
              }}
              className="shrink-0 py-0.5"
            >
              {each.label}
            </LinkButton>
          ),
      )}
      <IconButton icon={X} label="Close notice" onClick={() => noticeClosed(id)} />
    </li>
  );
}

/** Closes a notice after its time; pointing at the notice or focusing it restarts the time. */
function useAutoClose(id: number, isTransient: boolean) {
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (!isTransient || isPaused) return undefined;
    const timer = setTimeout(() => noticeClosed(id), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [id, isTransient, isPaused]);
  const pause = () => setPaused(true);
  const resume = () => setPaused(false);
  return { onPointerEnter: pause, onPointerLeave: resume, onFocus: pause, onBlur: resume };
}
