import { cutIntoLines } from './cut-into-lines';
import { escapeMarkup } from '../markup';
import { ink } from '../figures/palette';

/** A figure made ready to stand by itself: its title above, its notes below. */
export interface PrintedFigure {
	title: string;
	/** A figure as standalone SVG with a `viewBox`. */
	svg: string;
	notes: string[];
	direction: 'ltr' | 'rtl';
}

const margin = 24;
const lineHeight = 16;

/** A figure with what must be read with it on the same picture, as standalone SVG on white. */
export function printFigure({ title, svg, notes, direction }: PrintedFigure): string {
	const [, , width, height] = /viewBox="([^"]+)"/.exec(svg)![1].split(' ').map(Number);
	const titles = cutIntoLines(title, Math.floor(width / 9));
	const lines = notes.flatMap((note) => cutIntoLines(note, Math.floor(width / 6)));
	const top = margin + titles.length * 22 + 10;
	const below = top + height + 26;
	const [outer, tall] = [width + 2 * margin, below + lines.length * lineHeight + margin - 8];
	const x = direction === 'rtl' ? outer - margin : margin;
	const words = (text: string, y: number, look: string) =>
		`<text x="${x}" y="${y}" direction="${direction}" ${look}>${escapeMarkup(text)}</text>`;
	const placed = svg.replace(
		'<svg ',
		`<svg x="${margin}" y="${top}" width="${width}" height="${height}" `
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${outer} ${tall}" width="${outer}" height="${tall}" font-family="system-ui, sans-serif" fill="${ink.text}">`,
		`<title>${escapeMarkup(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
		...titles.map((line, i) =>
			words(line, margin + 12 + i * 22, 'font-size="17" font-weight="600"')
		),
		placed,
		`<line x1="${margin}" x2="${outer - margin}" y1="${below - 18}" y2="${below - 18}" stroke="${ink.line}"/>`,
		...lines.map((line, i) =>
			words(line, below + i * lineHeight, `font-size="11" fill="${ink.faint}"`)
		),
		'</svg>'
	].join('');
}
