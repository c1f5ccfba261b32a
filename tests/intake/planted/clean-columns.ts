import { readFileSync } from 'node:fs';

/** A column that identifies nobody, as de-identified files have it. */
export interface CleanColumn {
	header: string;
	values: string[];
}

const seeded = (seed: number) => () => {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return seed / 2 ** 32;
};
const random = seeded(42);
const whole = (below: number) => Math.floor(random() * below);
const column = (header: string, make: (row: number) => string, rows = 200): CleanColumn => ({
	header,
	values: Array.from({ length: rows }, (_, row) => make(row))
});
const among = (header: string, list: string) =>
	column(header, () => {
		const values = list.split('|');
		return values[whole(values.length)];
	});
const pad = (value: number, width = 2) => String(value).padStart(width, '0');
const day = () => `20${15 + whole(8)}-${pad(1 + whole(12))}-${pad(1 + whole(28))}`;

interface Atlas {
	objects: Record<string, { geometries: { id: string; properties: { name: string } }[] }>;
}
const atlas = (file: string, object: string) =>
	(JSON.parse(readFileSync(`node_modules/${file}`, 'utf8')) as Atlas).objects[object].geometries;
const counties = atlas('us-atlas/counties-10m.json', 'counties');
const states = atlas('us-atlas/states-10m.json', 'states');
const world = atlas('world-atlas/countries-110m.json', 'countries');
const listed = (header: string, values: string[]): CleanColumn => ({ header, values });

export const cleanColumns: CleanColumn[] = [
	column('date', day),
	column('incident_date', day),
	column('Fecha del incidente', () => day().split('-').reverse().join('/')),
	column('report date', day),
	column('month', () => day().slice(0, 7)),
	column('year', () => String(2010 + whole(12))),
	column('quarter', () => `${2015 + whole(8)}-Q${1 + whole(4)}`),
	column('datetime', () => `${day()} ${pad(whole(24))}:${pad(whole(60))}:00`),
	column('longitude', () => (-100 + random() * 20).toFixed(2)),
	column('latitude', () => (30 + random() * 10).toFixed(2)),
	column('count', () => String(whole(40))),
	column('cases', () => (whole(4) ? String(whole(90)) : '<5')),
	column('victims', () => `${1 + whole(9)},${pad(whole(999), 3)}`),
	column('population', () => String(whole(900_000))),
	column('Einwohner', () => `${1 + whole(9)}.${pad(whole(999), 3)}.${pad(whole(999), 3)}`),
	column('rate', () => (random() * 20).toFixed(3)),
	column('per 100,000', () => (random() * 5).toFixed(1)),
	column('id', (row) => String(row + 1)),
	column('case_id', (row) => `TC-2020-${pad(row, 5)}`),
	column('record id', (row) => String(100000 + row)),
	column('objectid', (row) => String(row)),
	among('fips', counties.map(({ id }) => id).join('|')),
	among('GEOID', counties.map(({ id }) => id).join('|')),
	among('county', counties.map(({ properties }) => properties.name).join('|')),
	listed(
		'County name',
		counties.map(({ properties }) => properties.name)
	),
	listed('NAME', counties.map(({ properties }) => properties.name).slice(0, 800)),
	listed(
		'county_state',
		counties.map(({ properties }) => `${properties.name} County, Alabama`)
	),
	listed(
		'state',
		states.map(({ properties }) => properties.name)
	),
	listed(
		'State name',
		states.map(({ properties }) => properties.name)
	),
	listed(
		'country',
		world.map(({ properties }) => properties.name)
	),
	listed(
		'name',
		world.map(({ properties }) => properties.name)
	),
	listed(
		'País',
		world.map(({ properties }) => properties.name)
	),
	among('citizenship', 'US|MX|PH|UA|NG|00|-99'),
	among('nationality', 'Mexican|Filipino|Ukrainian|Nigerian|Thai|Romanian'),
	among('country of exploitation', 'US|GB|DE|FR'),
	among('region', 'North|South|East|West'),
	among('Departamento', 'Antioquia|Cundinamarca|Valle del Cauca|Atlántico|Santander|Nariño'),
	among('Município', 'São Paulo|Rio de Janeiro|Belo Horizonte|Recife|Santa Maria'),
	among('Landkreis', 'München|Ansbach|Fürth|Regensburg|Passau'),
	among('Regione', 'Lombardia|Lazio|Sicilia|Veneto|Toscana'),
	among('wojewodztwo', 'mazowieckie|śląskie|łódzkie|pomorskie'),
	among('область', 'Киевская|Львовская|Одесская|Харьковская'),
	among('المحافظة', 'القاهرة|الجيزة|الإسكندرية|أسوان'),
	among('省', '广东省|云南省|四川省|广西'),
	among('city', 'New York|Los Angeles|Houston|San Antonio|San Diego|Santa Ana'),
	among('form', 'sexual exploitation|forced labour|domestic servitude|forced begging'),
	among('type of exploitation', 'Sexual|Labour|Organ removal|Forced marriage'),
	among('Forma de explotación', 'sexual|laboral|servidumbre doméstica|mendicidad forzada'),
	among('stage', 'recruitment|transit|exploitation|identification'),
	among('organisation', 'police|labour inspectorate|immigration|health service|NGO|hotline'),
	among('organisation name', 'Polaris Project|La Strada|A21 Campaign|Salvation Army|City Police'),
	among('agency', 'Border Force|National Crime Agency|Local authority|Home Office'),
	among('source', 'Hotline|Case management|Survey'),
	among('gender', 'Female|Male|Transgender/NonConforming|-99'),
	among('sex', 'F|M|unknown'),
	among('Geschlecht', 'weiblich|männlich|divers'),
	among('age band', '0--8|9--17|18--20|21--23|24--26|27--29|30--38|39--47|48+'),
	among('age', '14|15|16|17|21|25|33|41'),
	among('majorityStatus', 'Adult|Minor'),
	among('meansOfControlDebtBondage', '0|1|-99'),
	among('isForcedLabour', '0|1|-99'),
	among('typeOfLabourAgriculture', '0|1|-99'),
	among('recruiterRelationship', 'Friend/Acquaintance|Family/Relative|Intimate Partner|Other'),
	among('relationship to trafficker', 'partner|parent|employer|stranger'),
	among('method of recruitment', 'online|newspaper|agency|in person'),
	among('sector', 'agriculture|construction|hospitality|domestic work|fishing'),
	among('status', 'open|closed|referred'),
	among('outcome', 'prosecuted|convicted|acquitted|pending'),
	among('language', 'Spanish|English|Tagalog|Mandarin|Russian'),
	among('referral', 'police|self|hospital|school|online'),
	among('description', 'Involuntary servitude|Commercial sex acts'),
	among('details', 'confirmed|possible'),
	among('notes', 'revised|provisional|'),
	among('email received', 'yes|no'),
	among('contact type', 'phone call|text message|web chat|e-mail'),
	among('channel', 'phone|mail|walk-in'),
	among('program name', 'Safe Harbor|Blue Campaign|Look Again'),
	among('campaign', 'Spring 2019|Autumn 2020|none'),
	among('UCR code', '64A|64B'),
	among('population group', 'Cities 1,000,000+|MSA counties|State police'),
	among('ori', 'AL0010000|AL0010100|AL0020000|AL0030000'),
	column('nuts_id', () => `DE${whole(9)}${whole(9)}`),
	column('pcode', () => `UG${pad(whole(120), 3)}`),
	column('ibge', () => `35${pad(whole(9999), 5)}`, 400),
	column('hexagon', (row) =>
		`8928308${(row * 7919).toString(16).padStart(5, '0')}fffff`.slice(0, 15)
	),
	column('weight', () => random().toFixed(4)),
	column('share', () => `${whole(100)} %`),
	column('budget', () => `${1 + whole(900)},000`),
	column('duration_months', () => String(whole(36))),
	column('traffickMonths', () => ['0--12', '13--24', '25+'][whole(3)]),
	column('time', () => `${pad(whole(24))}:${pad(whole(60))}`),
	column('percentage', () => (random() * 100).toFixed(2)),
	column('area_km2', () => (random() * 9000).toFixed(1)),
	column('x', () => (500_000 + random() * 1000).toFixed(0)),
	column('version', () => ['1.0', '1.1', '2.0'][whole(3)]),
	column('flag', () => ['true', 'false'][whole(2)]),
	column('empty', () => ''),
	column('ZIP3', () => pad(whole(999), 3)),
	column('week', () => `2021-W${pad(1 + whole(52))}`),
	column('observation', () => String(whole(10)))
];
