import { useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../data/api.js';
import { signIn } from '../data/session.js';
import { Mark } from './mark.js';

/** Sign-in page: two fields, one button, and what went wrong in plain words. */
export function Login({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setWrong('');
    try {
      await signIn(String(form.get('login')), String(form.get('password')));
      onSignedIn();
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 401;
      setWrong(refused ? 'Login and password do not match.' : error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    <main className="page-centre">
      <form className="card login" onSubmit={(event) => void submit(event)}>
        <h1 className="login-title"><Mark /> Lotwright</h1>
        <p className="quiet">Sign in to see the plan of your plant.</p>
        <label className="field">Login<input name="login" autoComplete="username" required autoFocus /></label>
        <label className="field">Password<input name="password" type="password" autoComplete="current-password" required /></label>
        <p className="wrong" role="alert">{wrong}</p>
        <button className="button primary wide" type="submit" disabled={busy}>{busy ? 'Signing in' : 'Sign in'}</button>
      </form>
    </main>
  );
}
