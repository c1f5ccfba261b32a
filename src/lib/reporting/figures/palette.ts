/** Colours of printed figures: legible in grey, and to colour-blind readers. */
export const ink = {
	text: '#1d2b30',
	faint: '#5b6b70',
	line: '#c9d2d4',
	accent: '#1f5a63',
	band: '#b7d0d3',
	second: '#b0793a',
	noData: '#ffffff',
	hidden: '#d9dddd'
};

/** A sequence from light to dark for ordered classes (after ColorBrewer's GnBu, Brewer 2003). */
export const sequence = ['#e3f0ee', '#b9dbd8', '#84bfc0', '#4a99a0', '#22717b', '#0f4a55'];
