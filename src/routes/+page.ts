import { resolve } from '$app/paths';
import { redirect } from '@sveltejs/kit';

/** The dashboard is the start. */
export function load(): never {
	redirect(307, `${resolve('/explore')}/`);
}
