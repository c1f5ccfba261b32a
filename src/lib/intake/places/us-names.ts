/** Other ways of writing the states: the abbreviations in use before postal codes, and fuller names. */
export const stateNames: Record<string, string[]> = {
	AL: ['Ala.'],
	AR: ['Ark.'],
	AS: ['Am. Samoa'],
	AZ: ['Ariz.'],
	CA: ['Calif.', 'Cal.'],
	CO: ['Colo.'],
	CT: ['Conn.'],
	DC: ['Dist. of Columbia', 'Washington DC', 'Washington, D.C.', 'D.C.'],
	DE: ['Del.'],
	FL: ['Fla.'],
	GA: ['Ga.'],
	IL: ['Ill.'],
	IN: ['Ind.'],
	KS: ['Kan.', 'Kans.'],
	KY: ['Ky.', 'Commonwealth of Kentucky'],
	LA: ['La.'],
	MA: ['Mass.', 'Commonwealth of Massachusetts'],
	MD: ['Md.'],
	MI: ['Mich.'],
	MN: ['Minn.'],
	MO: ['Mo.'],
	MP: [
		'CNMI',
		'Commonwealth of the Northern Mariana Islands',
		'Northern Marianas',
		'Northern Mariana Islands',
		'N. Mariana Islands'
	],
	MS: ['Miss.'],
	MT: ['Mont.'],
	NC: ['N.C.'],
	ND: ['N.D.', 'N. Dak.'],
	NE: ['Neb.', 'Nebr.'],
	NH: ['N.H.'],
	NJ: ['N.J.'],
	NM: ['N.M.', 'N. Mex.'],
	NV: ['Nev.'],
	NY: ['N.Y.'],
	OK: ['Okla.'],
	OR: ['Ore.', 'Oreg.'],
	PA: ['Pa.', 'Penn.', 'Penna.', 'Commonwealth of Pennsylvania'],
	PR: ['P.R.', 'Commonwealth of Puerto Rico'],
	RI: ['R.I.'],
	SC: ['S.C.'],
	SD: ['S.D.', 'S. Dak.'],
	TN: ['Tenn.'],
	TX: ['Tex.'],
	VA: ['Va.', 'Commonwealth of Virginia'],
	VI: [
		'Virgin Islands',
		'United States Virgin Islands',
		'US Virgin Islands',
		'U.S. Virgin Islands'
	],
	VT: ['Vt.'],
	WA: ['Wash.'],
	WI: ['Wis.', 'Wisc.'],
	WV: ['W. Va.'],
	WY: ['Wyo.']
};

/**
 * Counties that were renamed or given another code, by today's code. Source: US Census Bureau,
 * "Substantial changes to counties and county equivalent entities: 1970–present".
 */
export const formerCounties: Record<string, { name: string; was: string; code?: string }> = {
	'02158': { name: 'Kusilvak', was: 'Wade Hampton', code: '02270' },
	'12086': { name: 'Miami-Dade', was: 'Dade', code: '12025' },
	'46102': { name: 'Oglala Lakota', was: 'Shannon', code: '46113' }
};
