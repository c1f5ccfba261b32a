import type { ScanSettings } from '$lib/model/settings/scan';

/**
 * What is scanned: counts by area and period, area-major (NaN: did not report), residents in the same
 * shape or one an area, and the centres as longitude and latitude interleaved.
 */
export interface ScanInput {
	counts: Float64Array;
	periods: number;
	population: Float64Array | null;
	centres: Float64Array;
	settings: ScanSettings;
}
