import type { IdentifyingKind } from '$lib/model/intake';

/**
 * How words of identifying headers begin or end in many languages, whatever stands before or behind:
 * "Telefonnr.", "Geburtsort", "E-mailadres". Longer and rarer than a word by chance.
 */
const stems: [IdentifyingKind, RegExp][] = [
	[
		'email',
		/(^| )e ?mail|mailadr|(^| )(correo|correio|corr) (elet|elec|e$)|courriel|eposta|e posta|электрон\S* (почт|адрес)|электронн?а пошта|بريد ال[كإا]|ईमेल|电子邮|電子郵|이메일|전자우편|ا[لإ]?ل?[إا]يميل/u
	],
	[
		'phone',
		/(^| )tel[eé]?f|telephon|(^| )phone|phone($| )|cellulare|(^| )celul|handynr|handynum|mobil\S*num|(^| )num\S* (de |di )?(mobil|movil|cel)|(^| )(mob|моб) |whatsapp|телефон|هاتف|الجوال|جوال|मोबाइल|फोन|电话|電話|手机|휴대|전화|điện thoại|dien thoai|(^| )simu($| )|(^| )s[dđ]t($| )|फ़ोन/u
	],
	[
		'date-of-birth',
		/birth ?da|date of birth|(^| )(nacim|naiss|nasc)|(^| )nat[oa] (il|a )|geburts|geboort|(^| )geb($| )|urodz|data ur($| )|рожд|народж|dogum|doğum|ميلاد|ولادة|जन्म|lahir|sinh($| )|kuzaliwa|出生|生年月|생년월일|(^| )n[eé] ?e? (le|en)($| )|fodelse|födelse|kapanganakan|(^| )dob($| )|(^| )(f|fec|fecha|fch) nac($| )|(^| )na[sș]t($| )|na[sș]ter/u
	],
	[
		'identity-number',
		/passport|pasaport|passeport|passapor|paszport|paspo?o?rt|pasapor|паспорт|جواز|पासपोर्ट|여권|护照|護照|hộ chiếu|ho chieu|driv\S* licen|führerschein|fuhrerschein|permis de conduire|social sec|seguridad social|securite sociale|kimlik|身份证|주민|आधार|cccd|(^| )ktp($| )|رقم ال(هوية|بطاقة)|cod(ice)? fiscale|(^| )dow[oó]du($| )|personalausweis|证件|證件/u
	],
	[
		'street-address',
		/anschrift|wohnadr|woonadr|(^| )(home|postal|mailing|residen\S*) addr|domicil|(^| )direccion|(^| )enderec|(^| )indirizzo|(^| )adres(s|se|a)?($| )|(^| )alamat|(^| )anwani|адрес|адреса|عنوان|का पता|住址|地址|주소|địa chỉ|dia chi|ที่อยู่|zamieszkania|(место|місце) прожив|(^| )ikamet/u
	],
	[
		'name',
		/nachname|vorname|familienname|(^| )(first|last|full|given|family|birth|maiden|middle|pen|legal) name|(^| )(primer|primeiro|primo|segundo|ultimo|último) (nombre|nome|apellido)|apellido|sobrenome|prenom|cognome|nominativo|achternaam|voornaam|volledige naam|nazwisk|фамили|отчеств|прізвищ|soyad|الاسم (ال|و)|اسم (الأب|الأم|الضحية|العائلة)|पूरा नाम|nama (lengkap|depan|belakang|korban)|(^| )jina (la|kamili)|họ (và )?tên|(^| )ho (va )?ten|姓名|氏名|성명|성함|efternamn|fornamn|förnamn|(nume|nome|nom|nombre) complet|(^| )(имя|iм я|імя) (и|та|і) |(^| )фио($| )|(^| )numele de fam/u
	]
];

/** Which kind of identifying data a word of a header (as `words` writes it) begins or ends like, or null. */
export function identifyingStem(said: string): IdentifyingKind | null {
	return stems.find(([, stem]) => stem.test(said))?.[0] ?? null;
}
