import { isDark, tokenColour } from '$lib/ui/token';
import { categoryColours, sequentialColours } from '$lib/ui/palette';
import type { FillColours } from './class-fill';
import { firstClass, noDataClass, zeroClass } from './classify';

/** Layers of findings that have colours of their own. */
export type FindingScheme =
	'hot-cold' | 'moran' | 'clusters' | 'emerging' | 'direction' | 'alert' | 'forecast-change';

/** What a place has been in time, what asks soonest for a look last. */
const patterns = [
	'historical',
	'oscillating',
	'sporadic',
	'diminishing',
	'persistent',
	'intensifying',
	'consecutive',
	'new'
];

/** The classes of each scheme in the order of their codes, the first at `firstClass`, the loudest last. */
const schemes: Record<FindingScheme, readonly string[]> = {
	'hot-cold': ['cold-99', 'cold-95', 'cold-90', 'hot-90', 'hot-95', 'hot-99'],
	moran: ['low-low', 'low-high', 'high-low', 'high-high'],
	clusters: ['weak', 'strong'],
	direction: ['falling', 'rising'],
	alert: ['alert'],
	'forecast-change': ['much-lower', 'lower', 'higher', 'much-higher'],
	emerging: ['cold', 'hot'].flatMap((side) => patterns.map((pattern) => `${pattern}-${side}-spot`))
};

const nothing = new Set(['not-significant', 'no-pattern', 'outside', 'steady', 'quiet', 'same']);

/** The code of a class on the map: quiet where nothing stands out, no data where there is none. */
export function findingCode(scheme: FindingScheme, label: string | null): number {
	if (label !== null && nothing.has(label)) return zeroClass;
	const at = label === null ? -1 : schemes[scheme].indexOf(label);
	return at < 0 ? noDataClass : firstClass + at;
}

/** The colours of a scheme in the present theme; high is sea green, low is brown, never red. */
export function findingColours(scheme: FindingScheme): FillColours {
	return {
		classes: classColours(scheme, isDark()),
		zero: tokenColour('--mark-zero'),
		noData: tokenColour('--mark-no-data'),
		hidden: tokenColour('--mark-hidden'),
		hatch: tokenColour('--mark-before'),
		line: tokenColour('--area-line')
	};
}

function classColours(scheme: FindingScheme, dark: boolean): string[] {
	const [, high1, high2, high3] = sequentialColours('sea', 4, dark);
	const [, low1, low2, low3] = sequentialColours('earth', 4, dark);
	if (scheme === 'hot-cold') return [low3, low2, low1, high1, high2, high3];
	if (scheme === 'moran') return [low3, low1, high1, high3];
	if (scheme === 'clusters') return [high1, high3];
	if (scheme === 'direction') return [low2, high2];
	if (scheme === 'alert') return [tokenColour('--mark-second')];
	if (scheme === 'forecast-change') return [low3, low1, high1, high3];
	const [, recent1, , recent2] = sequentialColours('dusk', 4, dark);
	const historical = tokenColour('--mark-before');
	// Of the cold, each pattern has a shade of brown of its own.
	const cold = [historical, ...sequentialColours('earth', 9, dark).slice(2)];
	const [oscillating, sporadic] = [categoryColours[4], categoryColours[3]];
	const hot = [historical, oscillating, sporadic, high1, high2, high3, recent1, recent2];
	return [...cold, ...hot];
}
