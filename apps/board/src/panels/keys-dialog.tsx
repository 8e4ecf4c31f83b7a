import { useEffect, useRef, type ReactNode } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';

const STORED = 'lotwright.letter-keys';

/** Whether single letters act, as chosen on this machine. */
export function lettersAllowed(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['←', '→'], 'previous, next bar in the row'],
  [['↑', '↓'], 'row'],
  [['Enter'], 'open the lot'],
  [['[', ']'], 'previous, next operation of the lot'],
  [['L'], 'next late lot'],
  [['N'], 'go to now'],
  [['F'], 'this lot only, dim the rest'],
  [['V'], 'resources or lots'],
  [['G'], 'fold or unfold the group'],
  [['1', '2', '3', '4'], 'the four zooms, close to wide'],
  [['Alt', '← →'], 'pan'],
  [['Ctrl', '+ −'], 'zoom'],
  [['Home', 'End'], 'first, last work of the plan'],
  [['Ctrl', 'K'], 'find a lot'],
  [['Esc'], 'clear the selection'],
  [['?'], 'all keys'],
];

/** Every key that works on the board, and the switch for single letters. */
export function KeysDialog(): ReactNode {
  const { store } = useBoard();
  const open = useBoardState((state) => state.keysOpen);
  const letters = useBoardState((state) => state.letterKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title" onClose={() => store.set({ keysOpen: false })}>
      <h2 id="keys-title">Keys</h2>
      <p className="quiet">They act while the board has focus. One Tab stop in, one out.</p>
      <dl className="keys">
        {KEYS.map(([keys, words]) => (
          <div key={words}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{words}</dd></div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox" checked={letters}
          onChange={(event) => {
            localStorage.setItem(STORED, event.target.checked ? 'on' : 'off');
            store.set({ letterKeys: event.target.checked });
          }}
        />
        Single letters act
      </label>
      <div className="dialog-end"><button className="button primary" type="button" onClick={() => store.set({ keysOpen: false })}>Close</button></div>
    </dialog>
  );
}
