/** Where in the user's input something was found: every part that is known. Rows count from 1, the header being row 1. */
export interface Place {
	file?: string;
	row?: number;
	column?: string;
	/** Already masked where the value could identify a person. */
	value?: string;
}

/**
 * Input that cannot be used. The message is one sentence in English that says what was found,
 * what was expected and what to do; `code` and `params` let the interface say it in another language.
 */
export class InputError extends Error {
	override readonly name = 'InputError';
	constructor(
		message: string,
		readonly place: Place = {},
		readonly code: string = 'input',
		readonly params: Record<string, string | number> = {}
	) {
		super(message);
	}
}

/** One finding of the row checks. `code` is stable; `problem` is the sentence. */
export interface Finding extends Place {
	code: string;
	problem: string;
	/** What the sentence was filled with, for other languages; left out where it was nothing. */
	params?: Record<string, string | number>;
	/** Whether the row was left out of the data because of it. */
	rejected: boolean;
}

/** Thrown when the user cancels; never shown as an error. */
export class Cancelled extends Error {
	override readonly name = 'AbortError';
	constructor() {
		super('Cancelled');
	}
}

/** The sentence for a finding or error with its place: "cases.csv, row 12, column when, value 31/31/2020: …". */
export function sentence(message: string, place: Place): string {
	const parts = [
		place.file,
		place.row === undefined ? undefined : `row ${place.row}`,
		place.column === undefined ? undefined : `column ${place.column}`,
		place.value === undefined ? undefined : `value ${JSON.stringify(place.value)}`
	].filter(Boolean);
	return parts.length ? `${parts.join(', ')}: ${message}` : message;
}
