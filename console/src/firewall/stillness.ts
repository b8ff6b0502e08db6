/** After so many milliseconds without scrolling a table rests. */
export const STILL = 150;

/** Does something when there was no scrolling for a while, in a frame that has seen none either: frames may be late. */
export function afterStillness(act: () => void): () => void {
  let frame = 0;
  const timer = setTimeout(() => {
    frame = requestAnimationFrame(act);
  }, STILL);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
