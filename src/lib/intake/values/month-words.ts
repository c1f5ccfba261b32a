import { fold } from './fold';

/** Month names by language; abbreviations are their first letters, of which three suffice unless ambiguous. */
const names: string[] = [
	'january february march april may june july august september october november december',
	'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
	'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
	'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
	'januar februar marz april mai juni juli august september oktober november dezember',
	'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
	'januari februari maart april mei juni juli augustus september oktober november december',
	'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
	'styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien',
	'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
	'ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik',
	'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
	'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
	'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
	'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
	'januari februari mac april mei jun julai ogos september oktober november disember',
	'januari februari maret april mei juni juli agustus september oktober november desember'
];

const arabicTwo =
	'كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول';

function table(): Map<string, number> {
	const months = new Map<string, number>();
	const ambiguous = new Set<string>();
	const add = (word: string, month: number) => {
		const known = months.get(word);
		if (known !== undefined && known !== month) ambiguous.add(word);
		else months.set(word, month);
	};
	for (const line of names)
		line.split(' ').forEach((name, i) => {
			const plain = fold(name);
			for (let length = 3; length <= plain.length; length++) add(plain.slice(0, length), i + 1);
		});
	arabicTwo.split('|').forEach((name, i) => add(fold(name), i + 1));
	add('sept', 9);
	for (const word of ambiguous) months.delete(word);
	return months;
}

let months: Map<string, number> | null = null;

/** The month (1 to 12) that a word names in any of the known languages, in full or shortened; undefined if none. */
export function monthOfWord(word: string): number | undefined {
	months ??= table();
	return months.get(fold(word).replace(/[.,]/g, '').replace(/[أإآ]/g, 'ا'));
}
