import type { Areas } from '$lib/model/areas';
import type { ExploreView, FirstView } from '$lib/model/explore';
import type { Protected } from '$lib/model/protected';

const arrays = { Float64Array, Int32Array, Uint8Array };

/** How an array of numbers stands in the file. */
interface WrittenArray {
	array: keyof typeof arrays;
	/** The numbers with a space between them. */
	values: string;
}

/** How a number stands in the file that JSON has no word for. */
const noNumber = { number: 'NaN' };

/**
 * A protected view as the text of a file, so that a page can show it before the data are read. What the
 * gate let out is written as it is and nothing else; `readFirstView` gives the same view back.
 */
export function writeFirstView(view: Protected<ExploreView>, { centres }: Areas): string {
	return JSON.stringify({ view, centres }, (_, value: unknown) => {
		if (Number.isNaN(value)) return noNumber;
		if (!ArrayBuffer.isView(value)) return value;
		return { array: value.constructor.name, values: (value as Float64Array).join(' ') };
	});
}

/** Reads such a file of this site's own. `address`: where the outlines of the same areas can be read. */
export function readFirstView(text: string, address: string): FirstView {
	const { view, centres } = JSON.parse(text, (_, value: unknown) => {
		if (value === null || typeof value !== 'object') return value;
		if ('number' in value) return NaN;
		return 'array' in value ? numbersOf(value as WrittenArray) : value;
	}) as { view: Protected<ExploreView>; centres: Float64Array };
	const { ids, names } = view.byArea!;
	const features = { type: 'FeatureCollection' as const, features: [] };
	return {
		view,
		areas: { ids, names, centres, population: null, parents: null, features, address }
	};
}

function numbersOf({ array, values }: WrittenArray) {
	return arrays[array].from(values === '' ? [] : values.split(' ').map(Number));
}
