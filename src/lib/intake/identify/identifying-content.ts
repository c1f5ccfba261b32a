import type { IdentifyingKind, Role } from '$lib/model/intake';
import { dateParts } from '../values/read-date';
import { describeText, type TextShape } from './describe-text';
import { isAsianName, namePartsKnown } from './given-names';
import { identifyingPatterns } from './identifying-patterns';

/** What the values of a column say: a kind, and the share of values that have its form. */
export interface ContentVerdict {
	kind: IdentifyingKind;
	share: number;
}

/** Least share of values that makes a column one of a kind. One e-mail address is one too many. */
const leastShare: Partial<Record<IdentifyingKind, number>> = {
	email: 0,
	'network-address': 0.2,
	'identity-number': 0.5,
	phone: 0.4,
	'street-address': 0.3,
	'exact-coordinates': 0.2
};

/**
 * Judges a column by a sample of its values (trimmed, not empty). `role` is what the column was
 * taken for, `named` whether its header says so: places, counts and dates get the benefit of the
 * doubt that other columns do not.
 */
export function identifyingContent(
	values: readonly string[],
	role: Role,
	named = true
): ContentVerdict | null {
	if (!values.length) return null;
	const shape = describeText(values);
	for (const [kind, test] of identifyingPatterns) {
		const share = values.filter(test).length / values.length;
		if (share <= leastShare[kind]! || share === 0) continue;
		if (kind === 'identity-number' && !couldIdentify(shape, role)) continue;
		if (kind === 'phone' && (isMeasure(role) || shape.variety < 0.2)) continue;
		if (kind === 'street-address' && shape.variety < 0.2 && isPlace(role)) continue;
		return { kind, share };
	}
	const dated = named && /date$/i.test(role);
	if (!dated && areBirthDates(values)) return { kind: 'date-of-birth', share: 1 };
	if (isMeasure(role)) return null;
	if (isLongNumber(values, shape) && !isPlace(role)) return { kind: 'identity-number', share: 1 };
	if (role === 'ignored' && areMixedCodes(values, shape))
		return { kind: 'identity-number', share: 1 };
	if (!isPlace(role) && shape.sentences > 0.3 && shape.variety > 0.3)
		return { kind: 'free-text', share: shape.sentences };
	const names = nameShare(values, shape, role);
	if (names) return { kind: 'name', share: names };
	return null;
}

const isPlace = (role: Role) =>
	role === 'area' || role === 'parent' || role === 'citizenship' || role === 'origin';
const isMeasure = (role: Role) =>
	['count', 'population', 'longitude', 'latitude', 'year', 'month', 'date', 'reportDate'].includes(
		role
	);

/** A running number or a code shared by many rows points at no person by itself. */
function couldIdentify(shape: TextShape, role: Role): boolean {
	return shape.variety > 0.2 && shape.rising < 0.97 && !isMeasure(role) && !isPlace(role);
}

/** Numbers of nine digits or more, all of one length, nearly all different and in no order. */
function isLongNumber(values: readonly string[], shape: TextShape): boolean {
	const digits = values.filter((value) => /^\d{9,18}$/.test(value.replace(/[\s.-]/g, ''))).length;
	const unordered = shape.rising < 0.9 || shape.filled < 5;
	return digits > 0.8 * values.length && shape.sameLength > 0.8 && shape.variety > 0.8 && unordered;
}

/** Codes of letters and four digits or more, all of about one length, hardly one twice and in no order: those of papers. */
function areMixedCodes(values: readonly string[], shape: TextShape): boolean {
	const codes = values.filter(
		(value) =>
			/^[\p{L}\d][\p{L}\d ./-]{6,20}$/u.test(value) &&
			/\p{L}/u.test(value) &&
			!/\p{L}{4}/u.test(value) &&
			value.replace(/\D/g, '').length >= 4
	).length;
	return (
		codes > 0.9 * values.length &&
		shape.sameLength > 0.8 &&
		shape.variety > 0.95 &&
		shape.rising < 0.9 &&
		shape.filled >= 10
	);
}

const placeWord =
	/\b(county|parish|city|town|district|state|region|province|north|south|east|west|new|san|santa|saint|st|los|las|port|fort|lake|river|republic|islands?|united|unidos|nord|sud|sur|ouest|de|du|des)\b/i;
const twoNames =
	/^\p{Lu}[\p{L}'’.-]+,?(\s+(\p{Lu}[\p{L}'’.-]*|de|da|dos|del|la|van|von|bin|al|el)){1,4}$/u;

/** The share of values that read as people's names, or 0 where that is too few to mean anything. */
function nameShare(values: readonly string[], shape: TextShape, role: Role): number {
	if (shape.meanWords > 5 || shape.meanLength > 45) return 0;
	let known = 0;
	let form = 0;
	let places = 0;
	let full = 0;
	for (const value of values) {
		const parts = value.split(/[\s,]+/).length;
		const hits = namePartsKnown(value);
		if (isAsianName(value) || hits >= Math.max(1, parts / 3)) known++;
		if (hits >= 2 && parts >= 2) full++;
		if (twoNames.test(value)) form++;
		if (placeWord.test(value)) places++;
	}
	const share = known / values.length;
	const many = isPlace(role) || role !== 'ignored' ? 0.6 : 0.25;
	if (share >= many && (shape.variety > 0.1 || shape.filled < 20)) return share;
	if (full / values.length > 0.3) return full / values.length;
	const unclaimed = role === 'ignored' && shape.variety > 0.9 && shape.filled >= 10;
	if (unclaimed && form / values.length > 0.8 && places / values.length < 0.1)
		return form / values.length;
	return 0;
}

const isDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Exact days spread over fifteen years or more, with most of them long before the latest. */
function areBirthDates(values: readonly string[]): boolean {
	const years: number[] = [];
	for (const value of values) {
		const parts = dateParts(value);
		const [a, b, c] = parts?.numbers ?? [];
		if (parts?.kind === 'ymd' || (parts?.kind === 'named' && parts.numbers.length === 3)) {
			if (isDay(b, c)) years.push(a);
		} else if (parts?.kind === 'triple' && (isDay(a, b) || isDay(b, a))) years.push(c);
	}
	if (years.length < 0.8 * values.length || years.length < 5) return false;
	years.sort((a, b) => a - b);
	// Years of the Buddhist era are 543 more.
	const before = years[0] > 2400 ? 543 : 0;
	const at = (share: number) => years[Math.floor((years.length - 1) * share)] - before;
	return at(0.9) - at(0.1) >= 15 && at(0.1) < 2000;
}
