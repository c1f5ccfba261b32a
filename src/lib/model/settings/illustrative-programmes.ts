const illustrative =
	'Illustrative: cost and effect are placeholders, not evidence. Replace them before any decision.';

const programme = (
	id: string,
	name: string,
	unitCost: number,
	fixedCost: number,
	unitsPerArea: number,
	maximumShare: number,
	halfUnits: number
) => ({
	id,
	name,
	unitCost,
	fixedCost,
	wholeUnits: true,
	unitsPerArea,
	minimumBudget: 0,
	response: { kind: 'saturating' as const, maximumShare, halfUnits, per: '100-cases' as const },
	effectRange: [0.5, 1.5] as [number, number],
	evidence: illustrative
});

/** The programmes of a plan that names none: the common kinds, with made-up costs and effects. */
export const illustrativeProgrammes = [
	programme('school-awareness', 'School awareness', 5_000, 0, 60, 0.08, 6),
	programme('community-leaders', 'Training of community leaders', 3_000, 2_000, 40, 0.06, 8),
	programme('hotline-outreach', 'Hotline outreach', 8_000, 5_000, 30, 0.1, 4),
	programme('frontline-training', 'Frontline training', 4_000, 0, 60, 0.12, 8),
	programme('shelter-places', 'Shelter places', 30_000, 40_000, 40, 0.2, 10),
	programme('cross-border', 'Cross-border coordination', 25_000, 15_000, 8, 0.05, 2)
];
