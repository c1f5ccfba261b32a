import { isDark, tokenColour } from '$lib/ui/token';
import { sequentialColours, type PaletteName } from '$lib/ui/palette';
import type { FillColours } from './class-fill';

/** The colours of a classified fill in the present theme. */
export function fillColours(palette: PaletteName, classes: number): FillColours {
	return {
		classes: sequentialColours(palette, classes, isDark()),
		zero: tokenColour('--mark-zero'),
		noData: tokenColour('--mark-no-data'),
		hidden: tokenColour('--mark-hidden'),
		hatch: tokenColour('--mark-before'),
		line: tokenColour('--area-line')
	};
}
