import { releaseError } from '$lib/disclosure/release-privately';
import type { Areas } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import type { PrivateChoices, ReleaseError } from '$lib/model/private-release';
import type { Project } from '$lib/model/project';

/** The most years that are released at once. */
export const mostYears = 50;

/**
 * Refuses what cannot be released (`InputError`), before anything is paid for: areas that were made from
 * the records, years that do not run forwards, amounts that are no whole numbers.
 */
export function checkChoices(
	{ finest, years, milliEpsilon, casesPerPerson }: PrivateChoices,
	areas: Pick<Areas, 'parents'>,
	settings: Project['areas']
): void {
	if (settings?.kind === 'grid' || settings?.joined)
		throw new InputError(
			'Which areas there are depends on the records here, and would tell of them: choose areas that were drawn beforehand.',
			{},
			'private-areas'
		);
	if (finest === 'parent' && !areas.parents)
		throw new InputError(
			'The areas do not say what larger areas they lie in.',
			{},
			'private-no-parents'
		);
	const isYear = (year: number) => Number.isInteger(year) && year >= 1000 && year <= 9999;
	if (years && !(isYear(years.from) && isYear(years.to) && years.from <= years.to))
		throw new InputError(
			'Give two years of four digits, the first not after the last.',
			{},
			'private-years'
		);
	if (years && years.to - years.from >= mostYears)
		throw new InputError(
			`At most ${mostYears} years are released at once.`,
			{},
			'private-many-years',
			{ most: mostYears }
		);
	if (!(Number.isInteger(milliEpsilon) && milliEpsilon > 0))
		throw new InputError('Give ε in thousandths above 0, such as 0.5.', {}, 'private-epsilon');
	if (!(Number.isInteger(casesPerPerson) && casesPerPerson > 0))
		throw new InputError(
			'Give a whole number of cases that one person can stand behind, at least 1.',
			{},
			'private-cases'
		);
}

/** How far the counts will be off; null where the choices cannot be released. Asks for no data. */
export function expectError(
	choices: PrivateChoices,
	areas: Areas,
	settings: Project['areas']
): ReleaseError | null {
	try {
		checkChoices(choices, areas, settings);
	} catch {
		return null;
	}
	return releaseError(areas, choices);
}

/** The data are others than those that were paid for. */
export function changedMeanwhile(): InputError {
	return new InputError(
		'The data were changed while the release was being made, so it is not shown.',
		{},
		'private-data-changed'
	);
}
