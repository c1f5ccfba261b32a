import { createRandom } from '../../src/lib/numeric/random';

export const listNames = ['police', 'ngo', 'hotline', 'labour_inspectorate', 'health'];

/** What the lists' overlaps were drawn from. */
export const listTruth = {
	people: 7400,
	/** The chance of being on each list. */
	chances: [0.14, 0.11, 0.09, 0.05, 0.035],
	/** Being on the first makes the second likelier: the odds ratio of police and ngo. */
	dependence: { lists: ['police', 'ngo'], oddsRatio: 2.5 }
};

/**
 * A synthetic table for multiple systems estimation: how many people were on each combination of
 * five lists, those on none left out.
 */
export function drawLists(seed: number): { csv: string; seen: number } {
	const random = createRandom(seed, 5);
	const counts = new Map<string, number>();
	const [police, ngo] = listTruth.chances;
	// Marginal chances stay as given; the joint chance follows from the odds ratio.
	const both = jointChance(police, ngo, listTruth.dependence.oddsRatio);
	for (let person = 0; person < listTruth.people; person++) {
		const on = listTruth.chances.map((chance) => random.uniform() < chance);
		const given = on[0] ? both / police : (ngo - both) / (1 - police);
		on[1] = random.uniform() < given;
		const key = on.map(Number).join(',');
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	counts.delete('0,0,0,0,0');
	const rows = [...counts].sort(([a], [b]) => (a < b ? 1 : -1));
	return {
		csv: [
			`${listNames.join(',')},count`,
			...rows.map(([key, count]) => `${key},${count}`),
			''
		].join('\n'),
		seen: rows.reduce((sum, [, count]) => sum + count, 0)
	};
}

/** P(A and B) for given margins and odds ratio (Plackett 1965). */
function jointChance(a: number, b: number, oddsRatio: number): number {
	const s = 1 + (a + b) * (oddsRatio - 1);
	const root = Math.sqrt(s * s - 4 * oddsRatio * (oddsRatio - 1) * a * b);
	return (s - root) / (2 * (oddsRatio - 1));
}
