import { zipSync, gzipSync, strToU8 } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openFile } from '$lib/intake/open-file';
import type { OpenedTable } from '$lib/model/intake';

const open = async (name: string, content: BlobPart) =>
	openFile({ file: { name, blob: new Blob([content]) } });
const openTable = async (name: string, content: BlobPart) =>
	(await open(name, content))[0] as OpenedTable;
const roles = (table: OpenedTable) =>
	Object.fromEntries(table.plan.columns.map(({ column, role }) => [column, role]));

const cases = `date;lon;lat;Forma de explotación;sexo;Organización;count
03/12/2020;-1,234;40,5;sexual;F;policía;1
25/12/2020;-2,5;41,25;laboral;M;ONG;2
`;

describe('opening a file', () => {
	it('guesses the columns of a case list', async () => {
		const table = await openTable('cases.csv', cases);
		expect(roles(table)).toEqual({
			date: 'date',
			lon: 'longitude',
			lat: 'latitude',
			'Forma de explotación': 'form',
			sexo: 'sex',
			Organización: 'organisation',
			count: 'count'
		});
		expect(table.plan.columns[0].dates).toMatchObject({ order: 'dmy', ambiguous: false });
		expect(table.plan.columns[1].number).toEqual({ decimal: ',', thousands: '' });
		expect(table.identifying).toEqual([]);
	});

	it('knows places and counts by the headers that agencies give them', async () => {
		const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
		const rows = months.map((month, i) => `1001,${month} 2018,Crisis,${i + 3}`);
		const header = 'County FIPS,Month,Type of call,Calls';
		const calls = await openTable('calls.csv', `${[header, ...rows].join('\n')}\n`);
		expect(roles(calls)).toMatchObject({ 'County FIPS': 'area', Month: 'date', Calls: 'count' });
		const countries = await openTable(
			'countries.csv',
			'Iso3_code,Country,Year,Indicator,Sex,VALUE\nALB,Albania,2019,Detected victims,Male,14\nAUT,Austria,2020,Detected victims,Female,<5\n'
		);
		expect(roles(countries)).toMatchObject({ Iso3_code: 'area', Year: 'year', VALUE: 'count' });
		const wards = await openTable('wards.tsv', 'case date\tward\n2021-03-01\tWard A1\n');
		expect(roles(wards)).toEqual({ 'case date': 'date', ward: 'area' });
	});

	it('reads the same rows from every format and packing', async () => {
		const rows = [
			{ when: '2020-01-31', area: '01001', n: 4 },
			{ when: '2020-02-28', area: '01003', n: 5 }
		];
		const csv = 'when,area,n\n2020-01-31,01001,4\n2020-02-28,01003,5\n';
		const parquet = parquetWriteBuffer({
			columnData: [
				{ name: 'when', data: rows.map(({ when }) => when), type: 'STRING' },
				{ name: 'area', data: rows.map(({ area }) => area), type: 'STRING' },
				{ name: 'n', data: rows.map(({ n }) => n), type: 'INT32' }
			]
		});
		const files: [string, BlobPart][] = [
			['a.csv', csv],
			['a.csv.gz', gzipSync(strToU8(csv)) as BlobPart],
			['a.zip', zipSync({ 'in/a.csv': strToU8(csv), 'readme.md': strToU8('x') }) as BlobPart],
			['a.json', JSON.stringify(rows)],
			['b.json', JSON.stringify({ data: rows })],
			['a.ndjson', rows.map((row) => JSON.stringify(row)).join('\n')],
			['a.parquet', parquet]
		];
		for (const [name, content] of files) {
			const table = await openTable(name, content);
			expect([name, roles(table)]).toEqual([name, { when: 'date', area: 'area', n: 'count' }]);
			expect(table.tally).toEqual({ read: 2, used: 2, rejected: 0, blank: 0 });
			expect(table.preview).toEqual(rows.map((row) => Object.values(row).map(String)));
		}
	});

	it('recognises CTDC and combines its yes-or-no columns', async () => {
		const table = await openTable(
			'ctdc.csv',
			'yearOfRegistration,Datasource,gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,typeOfLabourBegging,CountryOfExploitation\n' +
				'2015,Hotline,Female,18--20,00,1,0,-99,US\n-99,Case Management,Male,-99,PH,0,1,1,00\n'
		);
		expect(table.plan.layout).toBe('ctdc');
		expect(roles(table)).toMatchObject({
			yearOfRegistration: 'year',
			gender: 'sex',
			citizenship: 'citizenship',
			CountryOfExploitation: 'area',
			isForcedLabour: 'ignored'
		});
		const area = table.plan.columns.find(({ role }) => role === 'area')!;
		expect(area.missing).toEqual(expect.arrayContaining(['00', '-99', '0']));
		expect(table.plan.combined.map(({ column, parts }) => [column, parts.length])).toEqual([
			['form of exploitation', 2],
			['sector of labour', 1]
		]);
		expect(table.identifying).toEqual([]);
	});

	it('recognises HTCDS and refuses its identifying columns', async () => {
		const identifying =
			'prs_FirstName prs_MiddleName prs_SecondName prs_Salutation prs_Birthdate prs_IdentityNumber prs_Email prs_HomePhone prs_MobilePhone prs_MailingStreet prs_MailingCity org_Phone hte_Street hte_PostalCode hte_Longitude hte_Latitude hte_Description con_Notes cco_CaseComment ser_Details'.split(
				' '
			);
		const usable =
			'vic_TraffickingStatus vic_RelationshipToTrafficker vic_MethodOfRecruitment vic_MethodsOfControl vic_TypeOfExploitation vic_ForcedLabourIndustry vic_TypeOfSexExploitation hte_Country hte_State hte_Date hte_Type org_Type cas_Status prs_Gender prs_Citizenship'.split(
				' '
			);
		const header = [...identifying, ...usable];
		const table = await openTable(
			'htcds.csv',
			`${header.join(',')}\n${header.map((name) => (name === 'hte_Date' ? '2021-03-04' : 'x')).join(',')}\n`
		);
		expect(table.plan.layout).toBe('htcds');
		expect(table.identifying.map(({ column }) => column)).toEqual(identifying);
		expect(table.identifying.every(({ treatment }) => treatment === 'refuse')).toBe(true);
		expect(roles(table)).toMatchObject({
			hte_Date: 'date',
			hte_Country: 'area',
			hte_Type: 'stage'
		});
	});

	it('turns a wide table round and sets its totals aside', async () => {
		const table = await openTable(
			'wide.csv',
			'State,2019,2020,2021\nOhio,"1,234",<5,7\nTexas,1 000,,9\nTotal,2234,5,16\n'
		);
		expect(table.plan.layout).toBe('wide');
		expect(table.staged.names).toEqual(['State', 'period', 'count']);
		expect(roles(table)).toEqual({ State: 'area', period: 'date', count: 'count' });
		expect(table.tally).toEqual({ read: 9, used: 6, rejected: 3, blank: 0 });
		expect(table.findings.map(({ code, row }) => [code, row])).toEqual([
			['area-total', 4],
			['unpivoted', undefined]
		]);
		if (table.staged.kind !== 'columns') throw new Error('expected columns');
		expect(table.staged.columns[2]).toEqual(['1,234', '<5', '7', '1 000', '', '9']);
		expect(table.staged.sourceColumns!.slice(0, 3)).toEqual(['2019', '2020', '2021']);
	});

	it('keeps the totals of a wide table that no part stands beside', async () => {
		const table = await openTable(
			'wide.csv',
			'State,Sex,Age,2019,2020,2021\nOhio,Female,All ages,20,30,7\nOhio,Total,All ages,24,38,16\nTotal,Female,All ages,20,30,7\nUtah,Total,All ages,2,3,4\n'
		);
		expect(table.tally).toEqual({ read: 12, used: 6, rejected: 6, blank: 0 });
		expect(table.findings.map(({ code, row }) => [code, row])).toEqual([
			['area-total', 3],
			['area-total', 4],
			['unpivoted', undefined]
		]);
	});

	it('reads points and boundaries from GeoJSON', async () => {
		const feature = (geometry: object | null, properties: object) => ({
			type: 'Feature',
			geometry,
			properties
		});
		const points = await openTable(
			'p.geojson',
			JSON.stringify({
				type: 'FeatureCollection',
				features: [
					feature({ type: 'Point', coordinates: [1.5, 2.5] }, { date: '2020-01-01' }),
					feature({ type: 'LineString', coordinates: [] }, { date: '2020-01-01' }),
					feature(null, { date: '2020-01-02' })
				]
			})
		);
		expect(roles(points)).toEqual({ date: 'date', longitude: 'longitude', latitude: 'latitude' });
		expect(points.tally).toEqual({ read: 3, used: 2, rejected: 1, blank: 0 });
		const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]; // prettier-ignore
		const [areas] = await open(
			'a.geojson',
			JSON.stringify({
				type: 'FeatureCollection',
				features: [
					feature({ type: 'Polygon', coordinates: [ring] }, { FIPS: '1', NAME: 'A', POP: 3 })
				]
			})
		);
		expect(areas).toMatchObject({
			kind: 'boundaries',
			idCandidates: ['FIPS', 'NAME', 'POP'],
			nameCandidates: ['NAME'],
			populationCandidates: ['POP']
		});
	});

	it('recognises a population table', async () => {
		const table = await openTable(
			'pop.csv',
			'fips,year,residents\n01001,2020,55000\n01003,2020,1,\n'
		);
		expect(table.plan.layout).toBe('population');
		expect(roles(table)).toEqual({ fips: 'area', year: 'year', residents: 'population' });
	});
});
