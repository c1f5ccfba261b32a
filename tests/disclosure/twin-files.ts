import { twinPlaces } from './twin-cases';

/** A project over the twins' files; `change` replaces blocks of it. */
export const projectOf = (change: object = {}) => ({
	version: 1,
	incidents: [
		{
			file: 'cases.csv',
			columns: {
				date: 'date',
				reportDate: 'reported',
				area: 'area',
				longitude: 'longitude',
				latitude: 'latitude',
				form: 'form',
				sex: 'sex',
				organisation: 'organisation',
				citizenship: 'citizenship',
				furthestStep: 'furthest',
				referredDate: 'referred'
			}
		}
	],
	areas: {
		kind: 'boundaries',
		file: 'areas.geojson',
		id: 'id',
		name: 'id',
		population: 'residents',
		parent: 'state'
	},
	indicators: {
		targets: [{ name: 'more', step: 'referred', from: '2020-01-01', to: '2021-12-31', target: 400 }]
	},
	predict: { cellSizeMetres: 50_000, trainTo: '2021-06-30', testTo: '2021-12-31' },
	underreporting: {
		method: 'scenario',
		rates: [
			{ low: 0.2, central: 0.3, high: 0.5 },
			{ organisation: 'police', low: 0.4, central: 0.5, high: 0.6 }
		]
	},
	evaluate: {
		interventions: [
			{
				name: 'training',
				areas: ['p10', 'p11'],
				controls: ['p12', 'p13', 'p14'],
				from: '2020-07-01',
				beforePeriods: 12,
				afterPeriods: 12
			}
		]
	},
	plan: {
		budget: 500_000,
		draws: 40,
		need: {
			components: [
				{ source: 'cases', weight: 1 },
				{ source: 'rising', weight: 1 },
				{ source: 'trend', weight: 1 },
				{ source: 'forecast', weight: 1 }
			]
		}
	},
	exchange: { organisation: 'Police', column: 'form' },
	exports: { formats: ['geojson', 'parquet'] },
	hotspots: { permutations: 99 },
	scan: { replicates: 99 },
	...change
});

/** The places as a boundary file. */
export const boundaries = JSON.stringify({
	type: 'FeatureCollection',
	features: twinPlaces.map(({ id, state, west, south, residents }) => ({
		type: 'Feature',
		properties: { id, state, residents },
		geometry: {
			type: 'Polygon',
			coordinates: [
				[
					[west, south],
					[west + 1, south],
					[west + 1, south + 1],
					[west, south + 1],
					[west, south]
				]
			]
		}
	}))
});

/** The files of a twin by their names, `text` being that of its cases. */
export const filesOf = (text: string) => ({
	'cases.csv': new Blob([text]),
	'areas.geojson': new Blob([boundaries])
});
