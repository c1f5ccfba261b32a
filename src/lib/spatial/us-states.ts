/** A state of the United States, the District of Columbia or a territory. */
export interface UsState {
	/** Two-digit FIPS code. */
	fips: string;
	/** Two-letter postal code. */
	postal: string;
	name: string;
	/** Residents on 1 April 2020. */
	population: number;
}

/** US Census Bureau, 2020 Census, resident population (states sum to 331,449,281). */
export const US_POPULATION_YEAR = 2020;

const rows = `
01|AL|Alabama|5024279
02|AK|Alaska|733391
04|AZ|Arizona|7151502
05|AR|Arkansas|3011524
06|CA|California|39538223
08|CO|Colorado|5773714
09|CT|Connecticut|3605944
10|DE|Delaware|989948
11|DC|District of Columbia|689545
12|FL|Florida|21538187
13|GA|Georgia|10711908
15|HI|Hawaii|1455271
16|ID|Idaho|1839106
17|IL|Illinois|12812508
18|IN|Indiana|6785528
19|IA|Iowa|3190369
20|KS|Kansas|2937880
21|KY|Kentucky|4505836
22|LA|Louisiana|4657757
23|ME|Maine|1362359
24|MD|Maryland|6177224
25|MA|Massachusetts|7029917
26|MI|Michigan|10077331
27|MN|Minnesota|5706494
28|MS|Mississippi|2961279
29|MO|Missouri|6154913
30|MT|Montana|1084225
31|NE|Nebraska|1961504
32|NV|Nevada|3104614
33|NH|New Hampshire|1377529
34|NJ|New Jersey|9288994
35|NM|New Mexico|2117522
36|NY|New York|20201249
37|NC|North Carolina|10439388
38|ND|North Dakota|779094
39|OH|Ohio|11799448
40|OK|Oklahoma|3959353
41|OR|Oregon|4237256
42|PA|Pennsylvania|13002700
44|RI|Rhode Island|1097379
45|SC|South Carolina|5118425
46|SD|South Dakota|886667
47|TN|Tennessee|6910840
48|TX|Texas|29145505
49|UT|Utah|3271616
50|VT|Vermont|643077
51|VA|Virginia|8631393
53|WA|Washington|7705281
54|WV|West Virginia|1793716
55|WI|Wisconsin|5893718
56|WY|Wyoming|576851
60|AS|American Samoa|49710
66|GU|Guam|153836
69|MP|Northern Mariana Islands|47329
72|PR|Puerto Rico|3285874
78|VI|US Virgin Islands|87146
`;

export const usStates: UsState[] = rows
	.trim()
	.split('\n')
	.map((row) => {
		const [fips, postal, name, population] = row.split('|');
		return { fips, postal, name, population: Number(population) };
	});
