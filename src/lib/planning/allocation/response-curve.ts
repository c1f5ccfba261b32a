import type { ResponseCurve } from '$lib/model/allocation';
import { InputError } from '$lib/model/problem';

/** The share of need averted by `units` whose scale is already divided out. */
export function responseShare(curve: ResponseCurve, units: number): number {
	if (units <= 0) return 0;
	if (curve.kind === 'saturating')
		return curve.maximumShare * -Math.expm1((-units / curve.halfUnits) * Math.LN2);
	let [fromUnits, fromShare] = [0, 0];
	for (const [toUnits, toShare] of curve.points) {
		if (units <= toUnits)
			return fromShare + ((units - fromUnits) / (toUnits - fromUnits)) * (toShare - fromShare);
		[fromUnits, fromShare] = [toUnits, toShare];
	}
	return fromShare;
}

/** What the curve's units are divided by in an area: 1, residents over 100,000, or need over 100. */
export function responseScale(curve: ResponseCurve, need: number, residents: number): number {
	if (curve.per === 'area') return 1;
	const scale = curve.per === '100-cases' ? need / 100 : residents / 100_000;
	return scale > 0 ? scale : NaN;
}

/** Refuses a curve that averts more than all need, falls, or gains speed as units are added. */
export function checkResponse(curve: ResponseCurve, programme: string): void {
	const refuse = (what: string) => {
		throw new InputError(
			`the response of programme ${programme} ${what}`,
			{ column: 'response' },
			'plan-response'
		);
	};
	if (curve.kind === 'saturating') {
		if (!(curve.maximumShare > 0 && curve.maximumShare <= 1))
			refuse('must avert a share above 0 and at most 1');
		if (!(curve.halfUnits > 0)) refuse('must reach half of its effect at more than 0 units');
		return;
	}
	let [fromUnits, fromShare, slope] = [0, 0, Infinity];
	for (const [units, share] of curve.points) {
		if (!(units > fromUnits)) refuse('must list its points by rising units above 0');
		const next = (share - fromShare) / (units - fromUnits);
		if (share > 1 || next < 0) refuse('must rise with the units and avert at most all need');
		if (next > slope * (1 + 1e-9))
			refuse('must have diminishing returns: each further unit averts no more than the one before');
		[fromUnits, fromShare, slope] = [units, share, next];
	}
	if (curve.points.length === 0) refuse('needs at least one point');
}
