import { useEffect, useState, type ReactNode } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';
import { barFacts } from '../timeline/bar-words.js';
import { StatusGlyph } from './glyph.js';

/** Pointer rest before the card shows, milliseconds. */
const REST = 300;
const WIDTH = 260;

/** Facts of the bar under the pointer; stands beside it and takes no pointer. */
export function HoverCard({ at }: { readonly at: { readonly x: number; readonly y: number } | null }): ReactNode {
  const { model } = useBoard();
  const hover = useBoardState((state) => state.hover);
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => {
    setShown(null);
    if (hover === null) return undefined;
    const timer = setTimeout(() => setShown(hover), REST);
    return () => clearTimeout(timer);
  }, [hover]);
  const bar = shown === null ? null : model.bars[shown];
  if (!bar || !at || shown !== hover) return null;
  const lot = model.lots[bar.lot];
  const left = at.x + 18 + WIDTH > innerWidth ? at.x - WIDTH - 18 : at.x + 18;
  const above = at.y > innerHeight * 0.55;
  return (
    <div className="hover-card" style={{ left, width: WIDTH, ...(above ? { bottom: innerHeight - at.y + 18 } : { top: at.y + 18 }) }}>
      <p className="hover-title"><StatusGlyph status={lot.status} spoken={false} /> <b>{lot.label}</b> {bar.operation.name}{bar.resource ? ` · ${bar.resource}` : ''}</p>
      <dl className="facts tight">{barFacts(bar, model).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </div>
  );
}
