import { getContext, setContext } from 'svelte';
import type { Session } from './session.svelte';

const key = Symbol('session');

/** Gives the session to everything inside; called once, by the frame around every page. */
export const setSession = (session: Session): Session => setContext(key, session);

/** The session of this visit: its data, its project, its newest results. */
export const getSession = (): Session => getContext<Session>(key);
