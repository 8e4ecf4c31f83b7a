import { type ReactNode } from 'react';
import { stageName } from '../model/cause-words.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { detailOf } from '../timeline/detail.js';
import { StatusGlyph } from './glyph.js';

const STAGES = ['template', 'drug-substance', 'formulation', 'fill', 'quality-control', 'release'] as const;

/** What the marks on screen mean, and only those that are drawn at this zoom. */
export function Legend(): ReactNode {
  const { model } = useBoard();
  const view = useBoardState((state) => state.view);
  const colour = useBoardState((state) => state.colour);
  const texture = useBoardState((state) => detailOf(state.viewport.pxPerHour).texture);
  return (
    <ul className="legend" aria-label="Legend">
      {view === 'lots' && <li><i className="swatch rope" />hold used, left</li>}
      {view === 'lots' && <li><i className="swatch window" />clinic window</li>}
      {colour === 'lateness' ? <LatenessKeys /> : STAGES.map((stage) => <li key={stage}><i className="swatch" style={{ background: `var(--stage-${stage})`, borderLeftColor: `var(--stage-${stage}-edge)` }} />{stageName(stage)}</li>)}
      {view === 'resources' && texture && <li><i className="swatch hatched" />unattended</li>}
      {view === 'resources' && texture && <li><i className="swatch comb" />changeover</li>}
      {view === 'resources' && texture && model.hasFrozen && <li><i className="swatch fence" />frozen until</li>}
    </ul>
  );
}

function LatenessKeys(): ReactNode {
  return (
    <>
      <li><i className="swatch on-time" />on time</li>
      <li><i className="swatch risk" /><StatusGlyph status="risk" spoken={false} />at risk</li>
      <li><i className="swatch late" /><StatusGlyph status="late" spoken={false} />late</li>
    </>
  );
}
