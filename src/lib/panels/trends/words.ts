import { m } from '$lib/messages/compiled/messages';

/** A direction as a word. */
export function directionText(direction: string | null): string {
	if (direction === 'rising') return m.trends_rising();
	if (direction === 'falling') return m.trends_falling();
	return direction === 'steady' ? m.trends_steady() : m.trends_too_few();
}

/** The state of the newest period as words. */
export function alertText(state: string | null): string {
	if (state === 'alert') return m.trends_alert();
	return state === 'quiet' ? m.trends_quiet() : m.trends_not_judged();
}
