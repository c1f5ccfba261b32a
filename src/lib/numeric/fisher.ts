import betainc from '@stdlib/math-base-special-betainc';
import { chiSquaredUpperTail } from './gamma';

/** P(F > f) of Fisher's F with `over` and `under` degrees of freedom (`under` may be ∞), accurate in the tail. */
export function fisherUpper(f: number, over: number, under: number): number {
	if (!(f > 0)) return Number.isNaN(f) ? NaN : 1;
	if (under === Infinity) return chiSquaredUpperTail(over * f, over);
	return betainc(under / (under + over * f), under / 2, over / 2, true, false);
}
