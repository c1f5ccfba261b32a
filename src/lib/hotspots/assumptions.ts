import type { AssumptionWarning } from '$lib/model/hotspots';
import type { Correction, ValueKind } from '$lib/model/settings/hotspots';

/** What the checks look at. */
export interface AssumptionFacts {
	areas: number;
	/** Areas with a value. */
	tested: number;
	islands: number;
	/** Neighbours of each tested area. */
	neighbours: ArrayLike<number>;
	value: ValueKind;
	constant: boolean;
	permutations: number;
	correction: Correction;
	level: number;
	/** Areas with recorded cases but no residents. */
	withoutPopulation: number;
}

const FEWEST_AREAS = 30;
const FEWEST_NEIGHBOURS = 8;
const MOST_MISSING = 0.2;

/** Says which assumptions of the local statistics do not hold; empty when all do. */
export function checkAssumptions(facts: AssumptionFacts): AssumptionWarning[] {
	const warnings: AssumptionWarning[] = [];
	const warn = (code: AssumptionWarning['code'], params: Record<string, number> = {}) =>
		warnings.push({ code, params });
	const missing = facts.areas - facts.tested;
	if (facts.tested < FEWEST_AREAS) warn('few-areas', { areas: facts.tested, fewest: FEWEST_AREAS });
	if (missing > MOST_MISSING * facts.areas) warn('missing-areas', { missing, areas: facts.areas });
	if (facts.constant) warn('constant');
	if (facts.islands > 0) warn('islands', { islands: facts.islands });
	if (facts.value === 'count') warn('counts-not-risk');
	if (facts.withoutPopulation > 0)
		warn('count-without-population', { areas: facts.withoutPopulation });
	if (facts.permutations > 0) {
		const fewer = Array.from(facts.neighbours).filter(
			(count) => count > 0 && count < FEWEST_NEIGHBOURS
		);
		if (fewer.length > 0)
			warn('few-neighbours', { areas: fewer.length, fewest: FEWEST_NEIGHBOURS });
		// The smallest p that so few permutations can give does not survive the correction on its own.
		const tests = facts.correction === 'none' ? 1 : facts.tested;
		if (tests / (facts.permutations + 1) > facts.level)
			warn('few-permutations', {
				permutations: facts.permutations,
				needed: Math.ceil(tests / facts.level)
			});
	}
	return warnings;
}
