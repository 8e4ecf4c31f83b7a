/** A value that can be read, changed and listened to. Listeners run after every change, in order of subscription. */
export interface Store<State> {
  get(): State;
  /** Merges a change; nothing happens when every field already has its new value. */
  set(change: Partial<State>): void;
  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}

/** Makes a store. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      const keys = Object.keys(change) as (keyof State)[];
      if (keys.every((key) => Object.is(state[key], change[key]))) return;
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
