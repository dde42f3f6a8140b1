import { useEffect, useRef, useState } from "react";
import { cameraAsked, endStream, photoTaken } from "#state/vision/ways-in.ts";
import { Button } from "#ui/kit/button.tsx";

/** What the camera sees, and the button that takes it. The camera is on only while this is drawn. */
export function CameraPreview({
  onReason,
  onTake,
}: {
  onReason: (sentence: string) => void;
  onTake: (way: () => Promise<string | null>) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [isLive, setLive] = useState(false);
  const tell = useRef(onReason);
  useEffect(() => {
    tell.current = onReason;
  });
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const start = async () => {
      const asked = await cameraAsked();
      if ("reason" in asked) {
        if (!isOver) tell.current(asked.reason);
        return;
      }
      ({ stream } = asked);
      // Closed before the camera was there: its light goes off again.
      if (isOver) endStream(stream);
      else if (video.current) video.current.srcObject = stream;
    };
    void start();
    return () => {
      isOver = true;
      if (stream) endStream(stream);
    };
  }, []);
  return (
    <div className="flex flex-col items-center gap-3 border-t border-line pt-4">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        aria-label="What the camera sees"
        onPlaying={() => setLive(true)}
        className="aspect-video w-full rounded-lg border border-line bg-sunken object-contain"
      />
      <Button
        look="primary"
        disabled={!isLive}
        onClick={() => {
          const preview = video.current;
          if (preview) onTake(() => photoTaken(preview));
        }}
      >
        {isLive ? "Take the picture" : "Waiting for the camera…"}
      </Button>
    </div>
  );
}
