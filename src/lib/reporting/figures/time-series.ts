import { coordinate, escapeMarkup } from '../markup';
import { ink } from './palette';

/** A line over periods with an optional band; NaN leaves a gap. */
export interface SeriesMark {
	label: string;
	values: ArrayLike<number>;
	lower?: ArrayLike<number>;
	upper?: ArrayLike<number>;
	/** Index of the period where the series starts. */
	from: number;
	style: 'accent' | 'second' | 'faint';
}

export interface TimeSeriesFigure {
	periodLabels: string[];
	/** The unit of the vertical axis, in words. */
	unit: string;
	series: SeriesMark[];
	/** Period at whose start a line is drawn, with its label. */
	marker?: { period: number; label: string };
	formatNumber: (value: number) => string;
}

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 56;
const RIGHT = 12;
const TOP = 26;
const BOTTOM = 30;

/** A round step (1, 2 or 5 times a power of ten) that gives about `wanted` ticks up to `maximum`. */
export function tickStep(maximum: number, wanted: number): number {
	const rough = Math.max(maximum, Number.MIN_VALUE) / wanted;
	const power = 10 ** Math.floor(Math.log10(rough));
	const share = rough / power;
	return power * (share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1);
}

type Scale = (value: number) => number;

/** The path through the points, lifted where a value is missing. */
function linePath(mark: SeriesMark, x: Scale, y: Scale): string {
	let path = '';
	let drawing = false;
	for (let i = 0; i < mark.values.length; i++) {
		const value = mark.values[i];
		if (!Number.isFinite(value)) {
			drawing = false;
			continue;
		}
		path += `${drawing ? 'L' : 'M'}${coordinate(x(mark.from + i))} ${coordinate(y(value))}`;
		drawing = true;
	}
	return path;
}

/** The outline of the band between the limits, one piece for each run without gaps. */
function bandPath({ lower, upper, from }: SeriesMark, x: Scale, y: Scale): string {
	if (!lower || !upper) return '';
	const point = (i: number, value: number) => `${coordinate(x(from + i))} ${coordinate(y(value))}`;
	let path = '';
	for (let start = 0; start < lower.length; start++) {
		let end = start;
		while (end < lower.length && Number.isFinite(lower[end]) && Number.isFinite(upper[end])) end++;
		if (end > start) {
			const run = Array.from({ length: end - start }, (_, i) => start + i);
			const there = run.map((i) => point(i, upper[i]));
			const back = run.reverse().map((i) => point(i, lower[i]));
			path += `M${[...there, ...back].join('L')}Z`;
		}
		start = Math.max(start, end);
	}
	return path;
}

function maximumOf(series: SeriesMark[]): number {
	let maximum = 0;
	for (const { values, upper } of series)
		for (const list of [values, upper ?? []])
			for (let i = 0; i < list.length; i++)
				if (Number.isFinite(list[i])) maximum = Math.max(maximum, list[i]);
	return maximum;
}

/** The most periods named on the time axis. */
const MOST_TICKS = 12;

/** The periods named on the time axis: each, the first of each year by that year, or some of either at one distance. */
export function timeTicks(labels: string[]): { at: number; text: string }[] {
	const years = labels
		.map((label, at) => ({ at, text: label.slice(0, 4) }))
		.filter(({ at, text }) =>
			at > 0 ? text !== labels[at - 1].slice(0, 4) : /^\d{4}(-\D*0?1)?$/.test(labels[0])
		);
	const all = labels.map((text, at) => ({ at, text }));
	const ticks = labels.length <= MOST_TICKS || years.length < 3 ? all : years;
	const every = Math.ceil(ticks.length / (ticks === years ? MOST_TICKS : MOST_TICKS - 4));
	return ticks.filter((_, i) => i % every === 0);
}

function axes(figure: TimeSeriesFigure, maximum: number, x: Scale, y: Scale): string {
	const step = tickStep(maximum, 4);
	let out = '';
	for (let value = 0; value <= maximum * 1.0001; value += step)
		out += `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${coordinate(y(value))}" y2="${coordinate(y(value))}" stroke="${ink.line}"/><text x="${LEFT - 8}" y="${coordinate(y(value) + 4)}" text-anchor="end">${escapeMarkup(figure.formatNumber(value))}</text>`;
	for (const { at, text } of timeTicks(figure.periodLabels))
		out += `<text x="${coordinate(x(at))}" y="${HEIGHT - 10}" text-anchor="${at === 0 ? 'start' : 'middle'}">${escapeMarkup(text)}</text>`;
	return out + `<text x="0" y="12" fill="${ink.faint}">${escapeMarkup(figure.unit)}</text>`;
}

function legend(series: SeriesMark[]): string {
	let at = WIDTH - RIGHT;
	return [...series]
		.reverse()
		.map(({ label, style }) => {
			const text = `<text x="${coordinate(at)}" y="12" text-anchor="end">${escapeMarkup(label)}</text>`;
			at -= label.length * 6.4 + 10;
			const key = `<line x1="${coordinate(at - 14)}" x2="${coordinate(at)}" y1="8" y2="8" stroke="${ink[style]}" stroke-width="2.5"/>`;
			at -= 30;
			return key + text;
		})
		.join('');
}

/** A chart of one or more series over periods, as standalone SVG. The vertical axis starts at zero. */
export function timeSeriesFigure(figure: TimeSeriesFigure): string {
	const maximum = maximumOf(figure.series) || 1;
	const last = Math.max(1, figure.periodLabels.length - 1);
	const x: Scale = (period) => LEFT + ((WIDTH - LEFT - RIGHT) * period) / last;
	const y: Scale = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / maximum;
	const marks = figure.series.map(
		(mark) =>
			`<path d="${bandPath(mark, x, y)}" fill="${ink.band}" fill-opacity="0.6"/><path d="${linePath(mark, x, y)}" fill="none" stroke="${ink[mark.style]}" stroke-width="1.8" stroke-linejoin="round"/>`
	);
	const marker = figure.marker
		? `<line x1="${coordinate(x(figure.marker.period))}" x2="${coordinate(x(figure.marker.period))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="${ink.text}" stroke-dasharray="3 3"/><text x="${coordinate(x(figure.marker.period) + 5)}" y="${TOP + 10}">${escapeMarkup(figure.marker.label)}</text>`
		: '';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-size="11" font-family="system-ui, sans-serif" fill="${ink.text}">${axes(figure, maximum, x, y)}${marks.join('')}${marker}${legend(figure.series)}</svg>`;
}
