import type { IdentifyingKind } from '$lib/model/intake';
import { words } from '../values/fold';
import { identifyingStem } from './identifying-stems';
import { ambiguousNames, identifyingWords, notPersonal } from './identifying-words';
import { furtherAmbiguous, furtherWords } from './identifying-words-further';

/** What a header alone says. `sure` false: the values must agree. */
export interface HeaderVerdict {
	kind: IdentifyingKind;
	sure: boolean;
	/** Whether the whole header is a known name, not only a part of it. */
	whole: boolean;
}

/** Syllables of Korean are taken apart with the accents; put together again they can be looked for. */
const composed = (text: string) => words(text).normalize('NFC');

const byPhrase = new Map<string, IdentifyingKind>();
for (const [kind, phrases] of [...identifyingWords, ...furtherWords])
	for (const phrase of phrases.split('|')) {
		const plain = composed(phrase);
		if (!byPhrase.has(plain)) byPhrase.set(plain, kind);
	}
const ambiguous = new Set([...ambiguousNames, ...furtherAmbiguous.split('|')].map(composed));
const squeezed = new Map([...byPhrase].map(([phrase, kind]) => [phrase.replaceAll(' ', ''), kind]));
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/** Which kind of identifying data a header announces, or null. */
export function identifyingHeader(header: string): HeaderVerdict | null {
	const said = composed(header);
	const plain = said.replace(/^\d+ | \d+$/g, '');
	if (ambiguous.has(plain))
		return { kind: byPhrase.get(plain) ?? 'name', sure: false, whole: true };
	const exact = byPhrase.get(plain) ?? squeezed.get(plain.replaceAll(' ', ''));
	if (exact) return { kind: exact, sure: exact !== 'free-text', whole: true };
	const stem = identifyingStem(plain);
	if (stem) return { kind: stem, sure: !notPersonal.test(plain), whole: false };
	const within = longestWithin(plain);
	if (!within) return null;
	const kind = byPhrase.get(within)!;
	if (ambiguous.has(within) || kind === 'free-text') return { kind, sure: false, whole: false };
	const personal = !notPersonal.test(plain.replace(within, ' '));
	// One short word inside a longer header ("cell size", "signal mail date") is a hint, not a proof.
	return {
		kind,
		sure: personal && (within.length >= 4 || within.length >= plain.length * 0.5),
		whole: false
	};
}

/** The longest known phrase that stands as whole words in a header (anywhere, in scripts without spaces). */
function longestWithin(said: string): string | null {
	const parts = said.split(' ');
	for (let length = parts.length; length > 0; length--)
		for (let start = 0; start + length <= parts.length; start++) {
			const phrase = parts.slice(start, start + length).join(' ');
			if (byPhrase.has(phrase)) return phrase;
		}
	if (!unspaced.test(said)) return null;
	let best: string | null = null;
	for (const phrase of byPhrase.keys())
		if (unspaced.test(phrase) && phrase.length > 1 && said.includes(phrase))
			if (!best || phrase.length > best.length) best = phrase;
	return best;
}
