import { coordinate, escapeMarkup } from '../markup';
import { cutLabel } from './bars';
import { ink } from './palette';
import { tickStep } from './time-series';

/** One estimate with its range; limits that are not finite run to the figure's edge. */
export interface RangeMark {
	label: string;
	value: number;
	lower: number;
	upper: number;
	text: string;
}

export interface RangesFigure {
	rows: RangeMark[];
	/** Where a line stands for "no change", and its words. */
	reference: { value: number; label: string };
	formatNumber: (value: number) => string;
	/** The most that the axis shows, either way; ranges beyond are cut with an arrow. */
	limit?: number;
}

const WIDTH = 720;
const LABEL = 220;
const END = 90;
const ROW = 26;
const TOP = 22;

/** Estimates with their ranges over one axis, as standalone SVG. */
export function rangesFigure({
	rows,
	reference,
	formatNumber,
	limit = Infinity
}: RangesFigure): string {
	const finite = rows
		.flatMap(({ value, lower, upper }) => [value, lower, upper])
		.filter((value) => Number.isFinite(value))
		.map((value) => Math.max(-limit, Math.min(limit, value)));
	const low = Math.min(reference.value, ...finite);
	const high = Math.max(reference.value, ...finite);
	const span = high - low || 1;
	const [from, to] = [low - 0.04 * span, high + 0.04 * span];
	const x = (value: number) =>
		LABEL + ((WIDTH - LABEL - END) * (Math.max(from, Math.min(to, value)) - from)) / (to - from);
	const height = TOP + rows.length * ROW + 24;
	const foot = TOP + rows.length * ROW;
	const marks = rows.map(({ label, value, lower, upper, text }, i) => {
		const y = TOP + i * ROW + 12;
		const [a, b] = [x(Number.isNaN(lower) ? from : lower), x(Number.isNaN(upper) ? to : upper)];
		return `<text x="${LABEL - 12}" y="${y + 4}" text-anchor="end">${escapeMarkup(cutLabel(label, 34))}</text><line x1="${coordinate(a)}" x2="${coordinate(b)}" y1="${y}" y2="${y}" stroke="${ink.accent}" stroke-width="2"/><circle cx="${coordinate(x(value))}" cy="${y}" r="4.5" fill="${ink.accent}"/><text x="${WIDTH - END + 12}" y="${y + 4}">${escapeMarkup(text)}</text>`;
	});
	const zero = coordinate(x(reference.value));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-size="12.5" font-family="system-ui, sans-serif" fill="${ink.text}"><line x1="${zero}" x2="${zero}" y1="${TOP - 4}" y2="${foot}" stroke="${ink.text}" stroke-dasharray="3 3"/><text x="${zero}" y="12" text-anchor="middle" fill="${ink.faint}">${escapeMarkup(reference.label)}</text>${marks.join('')}${axis(from, to, x, foot, formatNumber)}</svg>`;
}

function axis(
	from: number,
	to: number,
	x: (value: number) => number,
	foot: number,
	formatNumber: (value: number) => string
): string {
	const step = tickStep(to - from, 4);
	let out = `<line x1="${LABEL}" x2="${WIDTH - END}" y1="${foot}" y2="${foot}" stroke="${ink.line}"/>`;
	for (let value = Math.ceil(from / step) * step; value <= to; value += step)
		out += `<text x="${coordinate(x(value))}" y="${foot + 16}" text-anchor="middle" fill="${ink.faint}">${escapeMarkup(formatNumber(value))}</text>`;
	return out;
}
