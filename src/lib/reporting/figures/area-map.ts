import { languageOf } from '../language';
import { escapeMarkup } from '../markup';
import { ink } from './palette';

/** One class of the legend: its colour and what it means, in words and numbers. */
export interface MapClass {
	colour: string;
	label: string;
}

export interface AreaMapFigure {
	/** SVG path data of every area, already projected to `width` × `height`. */
	paths: string[];
	names: string[];
	/** Index into `classes` of every area; −1 without data, −2 hidden. */
	classOf: ArrayLike<number>;
	classes: MapClass[];
	noDataLabel: string;
	hiddenLabel: string;
	width: number;
	height: number;
}

const KEY_HEIGHT = 20;

/** Three classes a line, in the direction in which the reader's language runs. */
function legend(entries: MapClass[], top: number, width: number): string {
	const { direction } = languageOf(undefined);
	return entries
		.map(({ colour, label }, i) => {
			const from = (i % 3) * 240;
			const y = top + Math.floor(i / 3) * KEY_HEIGHT;
			const [key, text] =
				direction === 'rtl' ? [width - from - 18, width - from - 26] : [from, from + 26];
			return `<rect x="${key}" y="${y}" width="18" height="12" fill="${colour}" stroke="${ink.faint}" stroke-width="0.5"/><text x="${text}" y="${y + 10}" direction="${direction}">${escapeMarkup(label)}</text>`;
		})
		.join('');
}

/** A map of areas by class with its legend, as standalone SVG. Areas of one class share one path, to stay small. */
export function areaMapFigure(map: AreaMapFigure): string {
	const entries: MapClass[] = [
		...map.classes,
		{ colour: ink.hidden, label: map.hiddenLabel },
		{ colour: ink.noData, label: map.noDataLabel }
	];
	const byClass = entries.map(() => '');
	map.paths.forEach((path, area) => {
		const index = map.classOf[area];
		byClass[index === -2 ? entries.length - 2 : index < 0 ? entries.length - 1 : index] += path;
	});
	const shapes = byClass
		.map(
			(d, i) =>
				d && `<path d="${d}" fill="${entries[i].colour}" stroke="${ink.line}" stroke-width="0.3"/>`
		)
		.join('');
	const used = entries.filter((_, i) => i < map.classes.length || byClass[i]);
	const height = map.height + 14 + Math.ceil(used.length / 3) * KEY_HEIGHT;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${map.width} ${height}" font-size="12" font-family="system-ui, sans-serif" fill="${ink.text}">${shapes}${legend(used, map.height + 14, map.width)}</svg>`;
}
