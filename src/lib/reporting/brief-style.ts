/** The brief's styles: one column on paper (A4 or Letter), figures and rows never cut across pages. */
export const briefStyle = `
:root { color-scheme: light; --ink: #1d2b30; --faint: #55656a; --line: #cfd7d9; --accent: #1f5a63; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 3rem 1.5rem; color: var(--ink); background: #fff; font: 400 1rem/1.6 system-ui, 'Segoe UI', 'Noto Sans', sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; font-weight: 650; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; font-weight: 650; }
p { margin: 0 0 .75rem; max-width: 42rem; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 1rem; }
header p { color: var(--faint); }
.mark { display: inline-block; border: 2px solid var(--ink); color: var(--ink); padding: .25rem .75rem; font-weight: 650; }
nav ol { columns: 2; padding-inline-start: 1.25rem; margin: 0; }
a { color: var(--accent); }
figure { margin: 1.25rem 0; break-inside: avoid; }
figure img { display: block; width: 100%; height: auto; }
figcaption { color: var(--faint); font-size: .875rem; margin-top: .5rem; }
details { margin: 1rem 0; }
summary { color: var(--faint); font-size: .875rem; cursor: pointer; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: start; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
thead th { font-weight: 600; border-bottom-color: var(--ink); }
.number { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
tbody tr:nth-child(-n + 2), tbody tr:nth-last-child(-n + 2) { break-before: avoid; }
pre { overflow-x: auto; font-size: .75rem; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
.in-file { display: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; font-size: .875rem; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
@page { margin: 18mm 16mm; }
@media print {
	body { padding: 0; max-width: none; font-size: 10pt; }
	h2 { break-after: avoid; }
	p { orphans: 3; widows: 3; }
	figure img { max-height: 88mm; object-fit: contain; object-position: left top; }
	[dir='rtl'] figure img { object-position: right top; }
	a { color: inherit; text-decoration: none; }
	.scroll { overflow: visible; }
	table { font-size: 8pt; }
	th, td { padding: .25rem .4rem; }
	.number { white-space: normal; }
	summary { list-style: none; break-after: avoid; }
	.in-file { display: inline; }
	details:not([open]) { break-inside: avoid; }
}
@media (max-width: 36rem) { nav ol { columns: 1; } dl { grid-template-columns: 1fr; } body { padding: 1.5rem 1rem; } }
`;
