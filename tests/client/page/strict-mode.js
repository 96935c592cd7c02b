// Sessions as React components have them, mounted twice by StrictMode, and as a module that is loaded anew has them.
import './clock.js';
import { StrictMode, createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createSession } from 'jotwasm/client';
import { ask, login, user } from './ask.js';

const counts = { made: 0, refresh: 0 };
const options = { refresh: ask, autoRefresh: true };
const make = () => (counts.made++, createSession(options));

/** Made and disposed of by an effect, as the README has it. */
function ByEffect() {
  const [session, setSession] = useState(null);
  useEffect(() => {
    const created = make();
    setSession(created);
    return () => created.dispose();
  }, []);
  return createElement(Shown, { session });
}

/** Made while rendering: StrictMode makes two, and nobody disposes of the one that is thrown away. */
function ByState() {
  const [session] = useState(make);
  return createElement(Shown, { session });
}

/** As a module has it that hot reload has run three times. */
const reloaded = () => [make(), make(), make()].at(-1);
function ByModule() {
  const [session] = useState(reloaded);
  return createElement(Shown, { session });
}

function Shown({ session }) {
  globalThis.session = session;
  useEffect(() => {
    const count = () => counts.refresh++;
    session?.addEventListener('refresh', count);
    return () => session?.removeEventListener('refresh', count);
  }, [session]);
  return session ? 'there' : 'not yet';
}

const roots = { ByEffect, ByState, ByModule };
const root = createRoot(document.body.appendChild(document.createElement('main')));
Object.assign(globalThis, { counts, login, user, mount: (name) => root.render(createElement(StrictMode, null, createElement(roots[name]))) });
