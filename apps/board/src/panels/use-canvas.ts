import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { forgetWidths } from '../timeline/draw/brush.js';

/** A canvas as large as its parent, drawn at most once per frame. `draw` sees CSS pixels. */
export function useCanvas(draw: (ink: CanvasRenderingContext2D, width: number, height: number) => void): { readonly canvas: RefObject<HTMLCanvasElement | null>; readonly redraw: () => void } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  latest.current = draw;
  const request = useRef(0);

  const paint = useCallback(() => {
    request.current = 0;
    const element = canvas.current;
    const parent = element?.parentElement;
    const ink = element?.getContext('2d', { alpha: false });
    if (!element || !parent || !ink || parent.clientWidth === 0) return;
    const ratio = devicePixelRatio;
    const [width, height] = [parent.clientWidth, parent.clientHeight];
    if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      element.style.width = `${width}px`;
      element.style.height = `${height}px`;
    }
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    latest.current(ink, width, height);
  }, []);

  const redraw = useCallback(() => {
    if (request.current === 0) request.current = requestAnimationFrame(paint);
  }, [paint]);

  useEffect(() => {
    const parent = canvas.current?.parentElement;
    if (!parent) return;
    const observer = new ResizeObserver(redraw);
    observer.observe(parent);
    void document.fonts.ready.then(() => {
      forgetWidths();
      redraw();
    });
    redraw();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(request.current);
      request.current = 0;
    };
  }, [redraw]);

  return { canvas, redraw };
}
