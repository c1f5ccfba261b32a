import { InputError } from '$lib/model/problem';
import type { Limits } from '../limits';
import { toUtf8 } from '../text/to-utf8';

/** The text of a file that must be held whole; too large a file is refused before it is read. */
export async function wholeText(file: string, blob: Blob, limits: Limits): Promise<string> {
	if (blob.size > limits.wholeBytes)
		throw new InputError(
			`The file has ${Math.round(blob.size / 1e6)} MB, more than the ${limits.wholeBytes / 1e6} MB that this format can be read with; save it as CSV or in parts.`,
			{ file },
			'too-large'
		);
	return (await toUtf8(blob)).blob.text();
}

/** Parses JSON; NaN and Infinity, which some programs write though JSON has none, read as missing. */
export function parseJson(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		const mended = text.replace(/([[:,]\s*)(NaN|[-+]?Infinity)(?=\s*[,}\]])/g, '$1null');
		try {
			// Twice, since matches that share a comma cannot both be found at once.
			return JSON.parse(mended.replace(/([[:,]\s*)(NaN|[-+]?Infinity)(?=\s*[,}\]])/g, '$1null'));
		} catch {
			throw new InputError(
				'The file is not valid JSON: it is damaged or was cut off; export it again.',
				{ file },
				'json-unreadable'
			);
		}
	}
}
