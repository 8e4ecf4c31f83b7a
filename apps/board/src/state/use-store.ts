import { useSyncExternalStore } from 'react';
import type { Store } from './store.js';

/** Part of a store's state inside a component; the component renders again only when that part changes. */
export function useStore<State extends object, Part>(store: Store<State>, pick: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}
