import { decideRelease, type Release, type ReleaseInput } from '$lib/disclosure/release';
import { restOfValues } from '$lib/disclosure/views';
import type { Policy } from '$lib/model/settings/disclosure';
import { createRandom, type Random } from '$lib/numeric/random';

/** One record of the twins. `place` is an index of `twinPlaces`, `month` counts from January 2019. */
export interface Case {
	place: number;
	month: number;
	day: number;
	form: string;
	sex: string;
	organisation: string;
	citizenship: string;
	/** How far the case went, and how many months after its report it was referred (null: never). */
	furthest: string;
	referredAfter: number | null;
	/** Months between event and report. */
	delay: number;
}

/** Squares of one degree in three states: where the twins' cases lie. */
export const twinPlaces = Array.from({ length: 30 }, (_, i) => ({
	id: `p${String(i + 10)}`,
	state: `state ${i % 3}`,
	west: i % 6,
	south: Math.floor(i / 6),
	residents: 20_000 * (1 + ((i * 7) % 5))
}));

export const twinMonths = 36;
const forms = ['labour', 'sexual', 'servitude', 'begging', 'other'];
const sexes = ['female', 'male', ''];
const organisations = ['police', 'hotline', 'clinic', 'inspectorate'];
const citizenships = ['AA', 'BB', 'CC', 'DD', 'EE', 'FF'];
const steps = ['identified', 'referred', 'supported', 'investigated', 'prosecuted', 'convicted'];

/** The records that stand first and stay: every value in its order, the first and the last day. */
export const anchors = 12;

/** Cases of very different places, with rare values, some months apart from their report. */
export function makeCases(seed: number, many = 1200): Case[] {
	const random = createRandom(seed, 3);
	const pick = <T>(list: T[], slope: number): T =>
		list[Math.min(list.length - 1, Math.floor(-Math.log(1 - random.uniform()) * slope))];
	// States lie in turns, so each has some large places and many small ones.
	const places = twinPlaces.map((_, i) => i);
	return Array.from({ length: many }, (_, i): Case => {
		const anchor = i < anchors;
		const furthest = anchor ? i % steps.length : steps.indexOf(pick(steps, 1.2));
		return {
			place: anchor ? i : pick(places, 7),
			month: i === 0 ? 0 : i === 1 ? twinMonths - 1 : random.below(twinMonths),
			day: i === 0 ? 1 : i === 1 ? 28 : 1 + random.below(28),
			form: anchor ? forms[i % forms.length] : pick(forms, 1.1),
			sex: anchor ? sexes[i % 3] : pick(sexes, 0.7),
			organisation: anchor ? organisations[i % 4] : pick(organisations, 1),
			citizenship: anchor ? citizenships[i % 6] : pick(citizenships, 1.6),
			furthest: steps[furthest],
			referredAfter: furthest > 0 ? random.below(14) : null,
			delay: anchor ? i % 6 : Math.floor(-Math.log(1 - random.uniform()) * 1.5)
		};
	});
}

const pad = (number: number) => String(number).padStart(2, '0');
const dayOf = (month: number, day: number) =>
	`${2019 + Math.floor(month / 12)}-${pad((month % 12) + 1)}-${pad(day)}`;

/** The records as a CSV file; every row has a number of its own, so that none is identical to another. */
export function textOfCases(cases: Case[]): string {
	const lines = cases.map((one, i) => {
		const { west, south, id } = twinPlaces[one.place];
		const reported = one.month + one.delay;
		return [
			`c${i}`,
			dayOf(one.month, one.day),
			dayOf(reported, one.delay ? 1 + (one.day % 28) : one.day),
			id,
			west + 0.5,
			south + 0.5,
			one.form,
			one.sex,
			one.organisation,
			one.citizenship,
			one.furthest,
			one.referredAfter === null ? '' : dayOf(reported + one.referredAfter, 28)
		].join();
	});
	const header =
		'number,date,reported,area,longitude,latitude,form,sex,organisation,citizenship,furthest,referred';
	return [header, ...lines].join('\n') + '\n';
}

const fields = [
	['place'],
	['month'],
	['form'],
	['sex'],
	['organisation'],
	['citizenship'],
	['furthest', 'referredAfter'],
	['delay'],
	['day']
] as const satisfies (keyof Case)[][];

/** What of a case each column of a release holds. */
const columns: Record<string, (one: Case) => string> = {
	form: ({ form }) => form,
	sex: ({ sex }) => sex,
	organisation: ({ organisation }) => organisation,
	citizenship: ({ citizenship }) => citizenship,
	furthest: ({ furthest }) => furthest,
	wait: ({ referredAfter }) => String(referredAfter),
	delay: ({ delay }) => String(delay)
};

/** Cases as a release is decided from; `parents`: whether places lie in states. */
function inputOf(cases: Case[], parents: boolean, names: string[]): ReleaseInput {
	const area = Int32Array.from(cases, ({ place }) => place);
	const period = Int32Array.from(cases, ({ month }) => month);
	const count = new Float64Array(cases.length).fill(1);
	return {
		areaCount: twinPlaces.length,
		parents: parents ? twinPlaces.map(({ state }) => state) : null,
		periods: { step: 'month', first: 588, length: twinMonths },
		cells: { area, period, count },
		columns: names.map((name) => {
			const of = columns[name];
			const values = [...new Set(cases.map(of))].sort();
			const value = Int32Array.from(cases, (one) => values.indexOf(of(one)));
			return { names: [name], values: values.map((text) => [text]), area, period, value, count };
		}),
		population: Float64Array.from(twinPlaces, ({ residents }) => residents),
		organisation: 'organisation'
	};
}

/** All that a release says, as text. */
export function toldBy({ counts, columns: released }: Release): string {
	return JSON.stringify([
		Array.from(counts, (count) => (Number.isNaN(count) ? null : count)),
		released.map(({ names, values, breakdowns }) => [
			names,
			values.map(([value]) => (value === restOfValues ? 'rest' : value)),
			[...breakdowns]
				.sort(([a], [b]) => a - b)
				.map(([cell, { group, counts: parts }]) => [cell, [...group], [...parts]])
		])
	]);
}

/** What a release of the cases says; of the columns only those named. */
const told = (cases: Case[], policy: Policy, names: string[], parents: boolean) =>
	toldBy(decideRelease(inputOf(cases, parents, names), policy));

/** The columns that a changed part of a case may change; left out: its own, and the one that closes cells. */
const asked: Partial<Record<keyof Case, string[]>> = {
	place: Object.keys(columns),
	month: Object.keys(columns),
	organisation: ['organisation'],
	furthest: ['organisation', 'furthest', 'wait'],
	day: []
};

/**
 * Cases that differ from those given wherever a release hides counts, and of which it says exactly the
 * same: pairs of records change places, months or values with each other as long as it does.
 */
export function twinOf(cases: Case[], policy: Policy, seed: number, tries = 1500): Case[] {
	const random = createRandom(seed, 5);
	const known = new Map<string, string>();
	const all = Object.keys(columns);
	const before = (names: string[], parents: boolean) => {
		const key = [parents, ...names].join();
		if (!known.has(key)) known.set(key, told(cases, policy, names, parents));
		return known.get(key)!;
	};
	/** Whether the twin's releases still say the same, with states and without. */
	const isAlike = (names: string[]) =>
		[true, false].every((parents) => told(twin, policy, names, parents) === before(names, parents));
	const twin = cases.map((one) => ({ ...one }));
	for (let i = 0; i < tries; i++) {
		const field = fields[random.below(fields.length)];
		const names = asked[field[0]] ?? ['organisation', field[0]];
		// Totals of places change only where a case of one small place goes to another.
		const alone = field[0] === 'place' && i % 3 > 0;
		const [one, other] = twoOf(alone ? fewTogether(twin, policy) : twin, field[0], random);
		const [first, second] = [{ ...one }, { ...other }];
		for (const name of field) Object.assign(one, { [name]: second[name] });
		if (!alone) for (const name of field) Object.assign(other, { [name]: first[name] });
		if (isAlike(names)) continue;
		Object.assign(one, first);
		Object.assign(other, second);
	}
	if (!isAlike(all)) throw new Error('the twins are not alike');
	return twin;
}

/** The records of places with fewer cases than the minimum. */
function fewTogether(cases: Case[], { minimumCount }: Policy): Case[] {
	const counts = new Map<number, number>();
	for (const { place } of cases) counts.set(place, (counts.get(place) ?? 0) + 1);
	const anchored = cases.slice(0, anchors);
	return [
		...anchored,
		...cases.slice(anchors).filter(({ place }) => counts.get(place)! < minimumCount)
	];
}

/** Two records that differ in a part and are otherwise as like each other as can be found. */
function twoOf(cases: Case[], field: keyof Case, random: Random): [Case, Case] {
	const any = () => cases[anchors + random.below(cases.length - anchors)];
	const one = any();
	const alike = (other: Case) =>
		one[field] === other[field]
			? -1
			: fields.reduce((sum, [name]) => sum + Number(one[name] === other[name]), 0);
	const others = Array.from({ length: 30 }, any);
	return [one, others.reduce((best, other) => (alike(other) > alike(best) ? other : best))];
}

/** How many (place, month) and (place, month, value) counts differ between the twins. */
export function differences(cases: Case[], twin: Case[]): Record<string, number> {
	const count = (list: Case[], key: (one: Case) => string) => {
		const counts = new Map<string, number>();
		for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
		return counts;
	};
	const differ = (key: (one: Case) => string) => {
		const [a, b] = [count(cases, key), count(twin, key)];
		return [...new Set([...a.keys(), ...b.keys()])].filter((at) => a.get(at) !== b.get(at)).length;
	};
	return {
		places: differ(({ place }) => String(place)),
		months: differ(({ place, month }) => `${place} ${month}`),
		...Object.fromEntries(
			Object.entries(columns).map(([name, of]) => [
				name,
				differ((one) => `${one.place} ${of(one)}`)
			])
		)
	};
}
