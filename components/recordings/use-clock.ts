'use client';

import { useEffect, useState } from 'react';

export interface Clock {
  /** In seconds of the recording. */
  readonly position: number;
  readonly isPlaying: boolean;
  play(): void;
  pause(): void;
  seek(position: number): void;
}

/** A clock that runs from 0 to `length`, `speed` times as fast as ours, and stops there. */
export function useClock(length: number, speed: number): Clock {
  const [position, setPosition] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const passed = ((now - before) / 1_000) * speed;
      before = now;
      setPosition((at) => Math.min(length, at + Math.max(0, passed)));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, speed, length]);
  const isAtEnd = position >= length;
  useEffect(() => {
    if (isAtEnd) setPlaying(false);
  }, [isAtEnd]);
  return {
    position: Math.min(position, length),
    isPlaying,
    play: () => {
      if (isAtEnd) setPosition(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    seek: (to) => setPosition(Math.min(length, Math.max(0, to))),
  };
}
