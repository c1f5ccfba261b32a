import type { ExportFile, ShownCourse, TableFormat } from '$lib/model/exports';
import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { ExchangeSettings } from '$lib/model/settings/exchange';
import { exportPackage } from '$lib/pipeline/exchange/write-package';
import { exportFrame, exportPicture, exportSeries, exportTable } from '$lib/pipeline/write-exports';
import type { Session } from './session.svelte';
import { settle } from './settle';

/** The day of printing, as a person would write it into a file. */
const today = () => new Date().toISOString().slice(0, 10);

/** The project as what is saved tells it; from here on its way of showing the records counts as saved. */
function projectOf(session: Session) {
	session.noteShown(true);
	return session.toldProject;
}

function loadedOf({ loaded }: Session) {
	if (!loaded) throw new InputError('No data are loaded yet.');
	return loaded;
}

function frameOf(session: Session) {
	const frame = exportFrame(projectOf(session), today());
	return { ...frame, synthetic: frame.synthetic || session.synthetic };
}

/** The table of areas and periods of a session's project as a file. */
export async function tableFile(
	session: Session,
	format: TableFormat
): Promise<Protected<ExportFile>> {
	await settle(session);
	const frame = frameOf(session);
	return exportTable(projectOf(session), loadedOf(session), format, frame, await session.context());
}

/** The map or the time chart of Explore as it is now, as SVG; null where there is none. */
export function picture(session: Session, which: 'map' | 'time'): Protected<string> | null {
	const { loaded, shown, project } = session;
	if (!loaded || !shown || shown.pending || !session.mayShow) return null;
	const hasRate = shown.byArea?.rate.values.some(Number.isFinite) ?? false;
	const measure = hasRate ? project.view.measure : 'count';
	return exportPicture(which, shown, loaded, measure, frameOf(session));
}

/** A package of published counts for another organisation, as a file. */
export async function packageFile(
	session: Session,
	settings: ExchangeSettings
): Promise<Protected<ExportFile>> {
	await settle(session);
	return exportPackage(projectOf(session), settings, loadedOf(session), await session.context());
}

/** The course of one area as SVG; null for an area that is not there, or where the project says what is not yet shown. */
export function seriesPicture(
	session: Session,
	history: ShownCourse,
	area: number
): Protected<string> | null {
	return session.mayShow ? exportSeries(history, area, frameOf(session)) : null;
}
