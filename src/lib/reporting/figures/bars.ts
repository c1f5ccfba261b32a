import { coordinate, escapeMarkup } from '../markup';
import { ink } from './palette';

/** One bar: its name, its length, and what is written at its end. `null`: nothing may be shown. */
export interface Bar {
	label: string;
	value: number | null;
	text: string;
}

const WIDTH = 720;
const LABEL = 210;
const END = 70;
/** As many as fit beside the bars in a wide face: which one the reader's machine has is not known. */
const MOST_LETTERS = 28;
const ROW = 24;

/** Cuts a label that would run into its bar; the table behind the figure has it whole. */
export function cutLabel(label: string, most: number): string {
	return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

/** Horizontal bars from zero, as standalone SVG. A value that may not be shown has its words and no bar. */
export function barsFigure(bars: Bar[]): string {
	const longest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
	const rows = bars.map(({ label, value, text }, i) => {
		const y = i * ROW;
		const length = value === null ? 0 : ((WIDTH - LABEL - END) * value) / longest;
		const bar = value
			? `<rect x="${LABEL}" y="${y + 4}" width="${coordinate(Math.max(1, length))}" height="${ROW - 9}" rx="2" fill="${ink.accent}"/>`
			: '';
		return `<text x="${LABEL - 10}" y="${y + 16}" text-anchor="end">${escapeMarkup(cutLabel(label, MOST_LETTERS))}</text>${bar}<text x="${coordinate(LABEL + length + 8)}" y="${y + 16}" fill="${value === null ? ink.faint : ink.text}">${escapeMarkup(text)}</text>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bars.length * ROW + 4}" font-size="12.5" font-family="system-ui, sans-serif" fill="${ink.text}">${rows.join('')}</svg>`;
}
