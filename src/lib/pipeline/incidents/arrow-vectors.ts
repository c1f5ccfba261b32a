import { Float64, Int32, vectorFromArray, type Vector } from 'apache-arrow';

/** 32-bit integers, null where missing. */
export function integers(values: (number | null)[]): Vector<Int32> {
	return vectorFromArray(values, new Int32());
}

/** Doubles, null where missing. */
export function doubles(values: (number | null)[]): Vector<Float64> {
	return vectorFromArray(values, new Float64());
}
