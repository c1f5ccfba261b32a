import { m } from '$lib/messages/compiled/messages';
import type { GuessedColumn, IdentifyingKind, Layout, Role } from '$lib/model/intake';
import type { PositionsSettings } from '$lib/model/settings/incidents';
import { formatCount, formatNumber } from '$lib/ui/format';

const roles: Partial<Record<Role, () => string>> = {
	date: m.data_role_date,
	reportDate: m.data_role_report_date,
	year: m.data_role_year,
	month: m.data_role_month,
	area: m.data_role_area,
	parent: m.data_role_parent,
	longitude: m.data_role_longitude,
	latitude: m.data_role_latitude,
	coordinates: m.data_role_coordinates,
	count: m.data_role_count,
	form: m.column_form,
	stage: m.column_stage,
	organisation: m.column_organisation,
	sex: m.column_sex,
	ageBand: m.column_age_band,
	citizenship: m.column_citizenship,
	origin: m.column_origin,
	furthestStep: m.data_role_furthest_step,
	referredDate: m.data_role_referred_date,
	supportedDate: m.data_role_supported_date,
	investigatedDate: m.data_role_investigated_date,
	prosecutedDate: m.data_role_prosecuted_date,
	convictedDate: m.data_role_convicted_date,
	category: m.data_role_category,
	population: m.data_role_population,
	ignored: m.data_role_ignored
};

/** The parts that a column may be given, in the order of the list. */
export const roleOptions = (Object.keys(roles) as Role[]).map((value) => ({ value }));

/** A part in words. */
export const roleLabel = (role: Role): string =>
	role === 'identifying' ? m.data_role_identifying() : (roles[role]?.() ?? m.data_role_ignored());

const layouts: Record<Layout, () => string> = {
	ctdc: m.data_layout_ctdc,
	htcds: m.data_layout_htcds,
	cases: m.data_layout_cases,
	aggregates: m.data_layout_aggregates,
	wide: m.data_layout_wide,
	points: m.data_layout_points,
	population: m.data_layout_population,
	boundaries: m.data_layout_boundaries
};

/** A layout in words. */
export const layoutLabel = (layout: Layout): string => layouts[layout]();

const reasons: Record<GuessedColumn['reason'], () => string> = {
	name: m.data_reason_name,
	content: m.data_reason_content,
	layout: m.data_reason_layout,
	numbers: m.data_reason_numbers,
	none: m.data_reason_none
};

/** Why a column was given its part. */
export const reasonLabel = (reason: GuessedColumn['reason']): string => reasons[reason]();

const kinds: Record<IdentifyingKind, () => string> = {
	name: m.data_identifying_name,
	'date-of-birth': m.data_identifying_birth,
	phone: m.data_identifying_phone,
	email: m.data_identifying_email,
	'identity-number': m.data_identifying_number,
	'street-address': m.data_identifying_address,
	'exact-coordinates': m.data_identifying_coordinates,
	'free-text': m.data_identifying_text,
	'network-address': m.data_identifying_network
};

/** What a column seems to hold that could identify a person. */
export const identifyingLabel = (kind: IdentifyingKind): string => kinds[kind]();

/** What becomes of exact places, in words. */
export function positionsLabel(positions: PositionsSettings | undefined): string {
	if (!positions) return m.data_positions_rounded();
	if (positions.kind === 'snapped')
		return m.data_positions_snapped({ degrees: formatNumber(positions.degrees, 2) });
	const { innerMetres, outerMetres } = positions;
	return m.data_positions_moved({
		inner: formatCount(innerMetres),
		outer: formatCount(outerMetres)
	});
}

/** How exactly dates are kept, in words. */
export function datesLabel(step: 'day' | 'month' | 'quarter' | 'year'): string {
	return {
		day: m.data_dates_day,
		month: m.data_dates_month,
		quarter: m.data_dates_quarter,
		year: m.data_dates_year
	}[step]();
}
