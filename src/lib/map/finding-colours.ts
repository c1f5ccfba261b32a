import { isDark, tokenColour } from '$lib/ui/token';
import { categoryColours, sequentialColours } from '$lib/ui/palette';
import type { FillColours } from './class-fill';
import { firstClass, noDataClass, zeroClass } from './classify';

/** Layers of findings that have colours of their own. */
export type FindingScheme =
	'hot-cold' | 'moran' | 'clusters' | 'emerging' | 'direction' | 'alert' | 'forecast-change';

/** The classes of each scheme in the order of their codes, the first at `firstClass`. */
const schemes: Record<FindingScheme, readonly string[]> = {
	'hot-cold': ['cold-99', 'cold-95', 'cold-90', 'hot-90', 'hot-95', 'hot-99'],
	moran: ['high-high', 'high-low', 'low-high', 'low-low'],
	clusters: ['weak', 'strong'],
	direction: ['falling', 'rising'],
	alert: ['alert'],
	'forecast-change': ['much-lower', 'lower', 'higher', 'much-higher'],
	emerging: [
		'new',
		'consecutive',
		'intensifying',
		'persistent',
		'diminishing',
		'sporadic',
		'oscillating',
		'historical'
	].flatMap((pattern) => [`${pattern}-hot-spot`, `${pattern}-cold-spot`])
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
	if (scheme === 'moran') return [high3, high1, low1, low3];
	if (scheme === 'clusters') return [high1, high3];
	if (scheme === 'direction') return [low2, high2];
	if (scheme === 'alert') return [tokenColour('--mark-second')];
	if (scheme === 'forecast-change') return [low3, low1, high1, high3];
	const [, recent1, , recent2] = sequentialColours('dusk', 4, dark);
	const historical = tokenColour('--mark-before');
	const hot = [recent2, recent1, high3, high2, high1, categoryColours[3], categoryColours[4]];
	const cold = [low2, low1, low3, low2, low1, low1, low2];
	return [...hot, historical].flatMap((colour, i) => [colour, cold[i] ?? historical]);
}
