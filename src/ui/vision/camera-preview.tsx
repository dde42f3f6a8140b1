import type { RefObject } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { requestCamera, endStream, attachPhoto } from "#state/vision/image-sources.ts";
import { Button } from "#ui/kit/button.tsx";

/**
 * The live picture of the camera with the button that takes it. The camera is on only while this component is mounted.
 */
export function CameraPreview({
  onError,
  onCapture,
}: {
  onError: (sentence: string) => void;
  onCapture: (way: () => Promise<string | null>) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [isLive, setLive] = useState(false);
  useCamera(video, onError);
  return (
    <div className="flex flex-col items-center gap-3 border-t border-line pt-4">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        aria-label="Camera image"
        onPlaying={() => setLive(true)}
        className="aspect-video w-full rounded-card border border-line bg-sunken object-contain"
      />
      <Button
        look="primary"
        offReason={isLive ? undefined : "The camera has not started"}
        onClick={() => {
          const preview = video.current;
          if (preview) onCapture(() => attachPhoto(preview));
        }}
      >
        {isLive ? "Take picture" : "Waiting for the camera…"}
      </Button>
    </div>
  );
}

/** Shows the camera's stream in a video element while the component is on the screen. */
function useCamera(video: RefObject<HTMLVideoElement | null>, onError: (sentence: string) => void): void {
  const fail = useEffectEvent(onError);
  useEffect(() => {
    let isClosed = false;
    let stream: MediaStream | undefined;
    const start = async () => {
      const result = await requestCamera();
      if ("reason" in result) {
        if (!isClosed) fail(result.reason);
        return;
      }
      ({ stream } = result);
      // Unmounted before the camera had started, so it is switched off again.
      if (isClosed) endStream(stream);
      else if (video.current) video.current.srcObject = stream;
    };
    void start();
    return () => {
      isClosed = true;
      if (stream) endStream(stream);
    };
  }, [video]);
}
