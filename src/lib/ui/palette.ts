/**
 * Colours for data. Every ramp changes steadily in lightness, so that it reads in grey and under
 * colour blindness; diverging ramps avoid red against green. The sequential anchors run from the
 * quiet end to the loud end on a light ground; on a dark ground they are turned round.
 */
export type PaletteName = 'sea' | 'dusk' | 'earth';

const sequential: Record<PaletteName, string[]> = {
	sea: ['#e4efe6', '#b5d8cc', '#7abab5', '#45949c', '#1f6c80', '#0e465f', '#0a2a45'],
	dusk: ['#efe9f3', '#d0c5e2', '#a99fce', '#8378b5', '#635496', '#463373', '#2a184c'],
	earth: ['#f5ecd9', '#e6cf9f', '#d0aa68', '#b08341', '#875f2c', '#5f4020', '#3a2615']
};

/** Brown for below, sea green for above, pale between (after ColorBrewer's BrBG, which is safe). */
const diverging = ['#7a4a0e', '#b98a42', '#e3cfa1', '#f2f0ea', '#aed6cf', '#4e9a96', '#0d5653'];

export const paletteNames = Object.keys(sequential) as PaletteName[];

function channels(hex: string): number[] {
	return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function between(anchors: string[], position: number): string {
	const scaled = Math.min(Math.max(position, 0), 1) * (anchors.length - 1);
	const index = Math.min(Math.floor(scaled), anchors.length - 2);
	const from = channels(anchors[index]);
	const to = channels(anchors[index + 1]);
	const mixed = from.map((value, i) => Math.round(value + (to[i] - value) * (scaled - index)));
	return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** `classes` colours of a sequential ramp, from few to many. */
export function sequentialColours(name: PaletteName, classes: number, dark: boolean): string[] {
	const anchors = sequential[name];
	return Array.from({ length: classes }, (_, i) => {
		const share = classes === 1 ? 0.6 : i / (classes - 1);
		return dark ? between(anchors, 0.88 - share * 0.83) : between(anchors, 0.05 + share * 0.83);
	});
}

/** `classes` colours of the diverging ramp, from below to above. */
export function divergingColours(classes: number): string[] {
	return Array.from({ length: classes }, (_, i) =>
		between(diverging, classes === 1 ? 0.5 : i / (classes - 1))
	);
}

/** Distinct colours for a few categories (after Okabe and Ito 2008, without their red). */
export const categoryColours = [
	'#2f7f88',
	'#c08a2e',
	'#6a5aa0',
	'#7c9a3c',
	'#3d6fb0',
	'#a2627f',
	'#7d7567'
];
