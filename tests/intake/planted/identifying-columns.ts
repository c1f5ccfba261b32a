/**
 * Columns as they could stand in a file that was not de-identified: all people, numbers and addresses
 * are invented. Written from what such columns look like in each country, not from the rules that find them.
 */

/** A column known by its header; the values are as dull as possible, so that the header must do. */
export interface PlantedHeader {
	language: string;
	header: string;
	values: string[];
}

const headers: Record<string, string> = {
	English:
		'First name|Last Name|surname|full_name|VictimName|Date of Birth|DOB|birth_date|Phone|Mobile number|contact_number|Email|E-mail address|SSN|Passport No|National ID|id_number|Home address|Street|zip_code|caseworker|alias',
	Spanish:
		'Nombre completo|Apellidos|Primer apellido|Nombre y apellidos|Fecha de nacimiento|fecha_nac|Teléfono|Celular|Número de teléfono|Correo electrónico|Correo|DNI|Cédula|CURP|Pasaporte|Número de documento|Dirección|Domicilio|Código postal',
	French:
		'Prénom|Nom de famille|Nom et prénom|Date de naissance|Téléphone|Numéro de téléphone|Portable|Courriel|Adresse électronique|Numéro de sécurité sociale|Passeport|Numéro de passeport|Adresse|Domicile|Code postal',
	Portuguese:
		'Nome completo|Sobrenome|Nome da mãe|Nome social|Data de nascimento|dt_nasc|Telefone|Telemóvel|Endereço eletrônico|CPF|RG|Passaporte|Bilhete de identidade|Endereço|Morada|Logradouro',
	German:
		'Vorname|Nachname|Familienname|Name, Vorname|Geburtsdatum|geb_datum|Telefon|Telefonnummer|Handy|E-Mail|Ausweisnummer|Reisepass|Sozialversicherungsnummer|Anschrift|Straße|Hausnummer|PLZ|Postleitzahl',
	Italian:
		'Cognome|Nome e cognome|Data di nascita|Telefono|Cellulare|Posta elettronica|Codice fiscale|Passaporto|Carta d’identità|Indirizzo|Residenza',
	Dutch:
		'Voornaam|Achternaam|Geboortedatum|Telefoonnummer|Telefoon|E-mail|BSN|Paspoortnummer|Adres|Straat|Postcode',
	Polish:
		'Imię|Nazwisko|Imię i nazwisko|Data urodzenia|Telefon|Numer telefonu|Adres email|PESEL|Numer paszportu|Dowód osobisty|Adres zamieszkania|Ulica|Kod pocztowy',
	Romanian: 'Prenume|Nume și prenume|Data nașterii|Număr de telefon|CNP|Pașaport|Adresa|Strada',
	Russian:
		'Фамилия|Имя|Отчество|ФИО|Дата рождения|Телефон|Номер телефона|Электронная почта|Паспорт|СНИЛС|Адрес|Место жительства|Улица',
	Ukrainian: 'Прізвище|Ім’я|ПІБ|Дата народження|Номер телефону|Електронна пошта|ІПН|Адреса',
	Turkish:
		'Ad Soyad|Soyadı|Doğum tarihi|Telefon numarası|Cep telefonu|E-posta|TC Kimlik No|Pasaport No|Açık adres|Sokak',
	Arabic:
		'الاسم الكامل|الاسم الأول|اسم العائلة|اللقب|تاريخ الميلاد|تاريخ الولادة|رقم الهاتف|الجوال|البريد الإلكتروني|رقم الهوية|الرقم القومي|جواز السفر|العنوان|محل الإقامة',
	Persian: 'نام خانوادگی|تاریخ تولد|شماره تلفن|کد ملی|گذرنامه|نشانی|آدرس',
	Hindi: 'पूरा नाम|पीड़ित का नाम|जन्म तिथि|फोन नंबर|मोबाइल|ईमेल|आधार संख्या|पासपोर्ट|पता',
	Indonesian:
		'Nama lengkap|Nama korban|Tanggal lahir|Nomor telepon|No HP|NIK|No KTP|Nomor paspor|Alamat rumah',
	Vietnamese: 'Họ và tên|Ngày sinh|Số điện thoại|Thư điện tử|CMND|Hộ chiếu|Địa chỉ',
	Tagalog: 'Buong pangalan|Apelyido|Petsa ng kapanganakan|Numero ng telepono|Tirahan',
	Swahili: 'Jina kamili|Tarehe ya kuzaliwa|Namba ya simu|Barua pepe|Kitambulisho|Anwani',
	Chinese: '姓名|受害人姓名|出生日期|电话号码|手机|电子邮件|身份证号码|护照|家庭住址',
	Japanese: '氏名|生年月日|電話番号|メールアドレス|マイナンバー|パスポート|住所',
	Korean: '성명|생년월일|전화번호|휴대폰|이메일|주민등록번호|여권번호|주소',
	Thai: 'นามสกุล|วันเกิด|เบอร์โทร|อีเมล|เลขประจำตัวประชาชน|ที่อยู่',
	Swedish: 'Förnamn|Efternamn|Födelsedatum|Personnummer|Gatuadress|E-post'
};

export const plantedHeaders: PlantedHeader[] = Object.entries(headers).flatMap(([language, list]) =>
	list.split('|').map((header) => ({ language, header, values: ['x1', 'x2', 'x3', 'x2'] }))
);

/** A column known by its values; the header says nothing. */
export interface PlantedColumn {
	what: string;
	values: string[];
}

const seeded = (seed: number) => () => {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return seed / 2 ** 32;
};
const random = seeded(20260101);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
const digits = (count: number) =>
	Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const repeat = (make: () => string, rows = 60) => Array.from({ length: rows }, make);
/** A pattern: # a digit, A a capital letter, everything else itself. */
const form = (pattern: string) => () =>
	pattern.replace(/[#A]/g, (mark) =>
		mark === '#' ? digits(1) : pick([...'BCDFGHJKLMNPRSTVWXYZ'])
	);
const column = (what: string, make: () => string): PlantedColumn => ({
	what,
	values: repeat(make)
});
const patterns = (what: string, list: string[]) =>
	list.map((pattern) => column(`${what} ${pattern}`, form(pattern)));

const people: Record<string, [given: string, family: string]> = {
	English: [
		'Emma Olivia Michael Daniel Grace Hannah Tyler Joshua Megan Laura',
		'Smith Harper Collins Bennett Turner Foster Hughes Reed Price Cooper'
	],
	Spanish: [
		'María José Lucía Alejandro Guadalupe Ximena Javier Sofía Mateo Carmen',
		'García Ibáñez Quintero Salazar Hernández Rojas Peña Molina Vargas Gómez'
	],
	French: [
		'Camille Jean Mathilde Julien Aurélie Thibault Léa Moussa Aminata Pierre',
		'Dubois Lambert Chevalier Moreau Garnier Perrin Diallo Roche Faure Blanchard'
	],
	Portuguese: [
		'João Ana Beatriz Tiago Larissa Rodrigo Mariana Felipe Inês Caio',
		'Silva Santos Oliveira Teixeira Mendes Pinto Cardoso Nunes Ferreira Moura'
	],
	German: [
		'Anna Lukas Katrin Jürgen Sabine Florian Heike Matthias Lena Uwe',
		'Müller Schmidt Krüger Vogel Weiß Hartmann Lang Fuchs Keller Schröder'
	],
	Italian: [
		'Giulia Marco Chiara Lorenzo Federica Matteo Alessia Davide Elena Luca',
		'Rossi Bianchi Fontana Moretti Conti Mancini Barbieri Lombardi Ferri Gatti'
	],
	Polish: [
		'Katarzyna Piotr Agnieszka Tomasz Małgorzata Paweł Zofia Marcin Ewa Jan',
		'Nowak Kowalska Zając Wróbel Dąbrowski Kaczmarek Mazur Krawczyk Sikora Duda'
	],
	Russian: [
		'Анна Сергей Ольга Дмитрий Татьяна Алексей Ирина Николай Елена Олег',
		'Иванова Петров Морозова Лебедев Козлова Егоров Орлова Никитин Соловьёва Зайцев'
	],
	Turkish: [
		'Ayşe Mehmet Fatma Mustafa Elif Emre Zeynep Hasan Burak Merve',
		'Yılmaz Kaya Demir Şahin Çelik Arslan Doğan Kılıç Aslan Koç'
	],
	Arabic: [
		'محمد فاطمة أحمد مريم خالد زينب علي نور حسن ليلى',
		'الخطيب حداد النجار منصور العلي الشامي قاسم درويش صالح المصري'
	],
	Hindi: [
		'Priya Rahul Sunita Amit Pooja Ravi Kavita Sanjay Neha Anil',
		'Sharma Verma Yadav Chauhan Joshi Mishra Pandey Gupta Nair Iyer'
	],
	Indonesian: [
		'Siti Budi Dewi Agus Rina Bambang Sri Wahyu Ayu Hendra',
		'Susanto Wijaya Kusuma Hidayat Pratama Lestari Santoso Utami Gunawan Saputra'
	],
	Vietnamese: [
		'Thị Lan|Văn Minh|Thị Hương|Quang Huy|Thị Mai|Văn Hùng|Ngọc Anh',
		'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi'
	],
	African: [
		'Wanjiku Chinedu Amina Kwame Ngozi Tesfaye Fatoumata Juma Akinyi Ousmane',
		'Otieno Okafor Mensah Bekele Traoré Mwangi Diop Adebayo Kamau Keita'
	],
	Chinese: ['伟 芳 娜 秀英 敏 静 丽 强 磊 军', '王 李 张 刘 陈 杨 赵 黄 周 吴'],
	Korean: ['민준 서연 지우 하은 도윤 수아 예준 지민 현우 유진', '김 이 박 최 정 강 조 윤 장 임']
};
const split = (list: string) => list.split(list.includes('|') ? '|' : ' ');

const names = Object.entries(people).flatMap(([language, [given, family]]) => {
	const joined = language === 'Chinese' || language === 'Korean';
	const first = () => pick(split(given));
	const last = () => pick(split(family));
	const order = language === 'Vietnamese' || joined;
	return [
		column(`${language} full names`, () =>
			order ? `${last()}${joined ? '' : ' '}${first()}` : `${first()} ${last()}`
		),
		...(joined || order
			? []
			: [
					column(`${language} family name first`, () => `${last()}, ${first()}`),
					column(`${language} capitals`, () => `${first()} ${last()}`.toUpperCase()),
					column(`${language} given names`, first)
				])
	];
});

const mail = () =>
	`${pick(['anna', 'j.perez', 'nour88', 'li_wei', 'k.nowak'])}${digits(2)}@${pick(['gmail.com', 'example.org', 'correo.es', 'почта.рф', 'posta.com.tr'])}`;
const address = (make: (n: number) => string) => () => make(1 + Math.floor(random() * 190));
const addresses: PlantedColumn[] = [
	column(
		'US address',
		address(
			(n) =>
				`${n} ${pick(['Maple', 'Oak', 'Main', '5th', 'Sunset'])} ${pick(['Street', 'Ave', 'Rd.', 'Blvd', 'Lane'])}`
		)
	),
	column(
		'US address with city',
		address((n) => `${n} Elm St, Springfield, IL ${digits(5)}`)
	),
	column(
		'UK address',
		address((n) => `${n} ${pick(['High', 'Church', 'Victoria'])} Road, London SW${n % 9} 4RT`)
	),
	column(
		'Spanish address',
		address((n) => `Calle ${pick(['Mayor', 'Real', 'del Sol'])}, ${n}, 2º B`)
	),
	column(
		'Mexican address',
		address((n) => `Av. Insurgentes Sur ${n}, Col. Roma`)
	),
	column(
		'Colombian address',
		address((n) => `Carrera ${n} # ${n % 40}-${n % 90}`)
	),
	column(
		'French address',
		address(
			(n) => `${n} ${pick(['rue', 'avenue', 'boulevard'])} ${pick(['de la Paix', 'Victor Hugo'])}`
		)
	),
	column(
		'Brazilian address',
		address((n) => `Rua das Flores, ${n}`)
	),
	column(
		'German address',
		address((n) => `${pick(['Haupt', 'Bahnhof', 'Garten'])}${pick(['straße', 'str.', 'weg'])} ${n}`)
	),
	column(
		'Italian address',
		address((n) => `Via ${pick(['Roma', 'Garibaldi'])} ${n}`)
	),
	column(
		'Dutch address',
		address((n) => `${pick(['Kerk', 'Molen', 'Dorps'])}straat ${n}`)
	),
	column(
		'Polish address',
		address((n) => `ul. ${pick(['Długa', 'Polna'])} ${n}/${n % 9}`)
	),
	column(
		'Romanian address',
		address((n) => `Str. Mihai Eminescu nr. ${n}`)
	),
	column(
		'Russian address',
		address((n) => `ул. ${pick(['Ленина', 'Мира'])}, д. ${n}, кв. ${n % 50}`)
	),
	column(
		'Turkish address',
		address((n) => `Atatürk Caddesi No: ${n}`)
	),
	column(
		'Arabic address',
		address((n) => `شارع النصر ${n}`)
	),
	column(
		'Indonesian address',
		address((n) => `Jl. Sudirman No. ${n}`)
	),
	column(
		'Vietnamese address',
		address((n) => `${n} đường Lê Lợi`)
	),
	column(
		'Chinese address',
		address((n) => `中山路${n}号`)
	),
	column(
		'Japanese address',
		address((n) => `本町${(n % 5) + 1}丁目${n}番`)
	),
	column(
		'Hindi address',
		address((n) => `मकान ${n}, गांधी मार्ग`)
	),
	column(
		'Korean address',
		address((n) => `세종대로 ${n}`)
	)
];

const born = () => {
	const pad = (value: number) => String(value).padStart(2, '0');
	return [
		1965 + Math.floor(random() * 42),
		pad(1 + Math.floor(random() * 12)),
		pad(1 + Math.floor(random() * 28))
	];
};

export const plantedColumns: PlantedColumn[] = [
	...names,
	column('e-mail', mail),
	column('e-mail among text', () => (random() < 0.1 ? `see ${mail()}` : pick(['yes', 'no']))),
	column('e-mail disguised', () => mail().replace('@', ' [at] ')),
	...patterns('phone', [
		'+1 ### ### ####',
		'(###) ###-####',
		'###-###-####',
		'###.###.####',
		'1-###-###-####',
		'+44 7### ######',
		'07### ######',
		'+34 6## ## ## ##',
		'+33 6 ## ## ## ##',
		'06 ## ## ## ##',
		'06.##.##.##.##',
		'+49 151 ########',
		'0151/########',
		'+55 (11) 9####-####',
		'(11) 9####-####',
		'+48 ### ### ###',
		'+7 (9##) ###-##-##',
		'8 (9##) ###-##-##',
		'+90 5## ### ## ##',
		'+966 5# ### ####',
		'00966#########',
		'+91 9#### #####',
		'+62 8##-####-####',
		'+84 9# ### ## ##',
		'+86 1## #### ####',
		'090-####-####',
		'010-####-####',
		'+254 7## ######',
		'+234 80# ### ####',
		'+52 55 #### ####'
	]),
	...patterns(
		'identity',
		[
			'1##-45-####',
			'########A',
			'X#######A',
			'###.###.###-##',
			'##.###.###-#',
			'2##.###.###',
			'AB ## ## ## C',
			'AA######',
			'A########',
			'4### #### ####',
			'######-3######',
			'19######-####',
			'1##-###-### ##',
			'## ## ######',
			'784-####-#######-#',
			'#-####-#####-##-#',

			'DE## #### #### #### #### ##',
			'##############',
			'###########',
			'##################'
		].filter((pattern) => pattern !== '2##.###.###')
	),
	column('US alien number', () => `A-${digits(3)}-${digits(3)}-${digits(3)}`),
	column(
		'Italian fiscal code',
		() => `${form('AAAAAA##')()}${pick([...'ABCDEHLMPRST'])}${form('##A###A')()}`
	),
	column(
		'Mexican CURP',
		() => `${form('AAAA')()}9${digits(1)}0${digits(1)}1${digits(1)}H${form('AAAAA')()}0${digits(1)}`
	),
	column(
		'French security number',
		() =>
			`${pick(['1', '2'])} ${digits(2)} 0${1 + Math.floor(random() * 8)} ${digits(2)} ${digits(3)} ${digits(3)} ${digits(2)}`
	),
	...addresses,
	column('birth dates, ISO', () => born().join('-')),
	column('birth dates, day first', () => born().reverse().join('/')),
	column('birth dates, dots', () => born().reverse().join('.')),
	column(
		'a point in one cell',
		() => `${(40 + random()).toFixed(5)}, ${(-3 - random()).toFixed(5)}`
	),
	column(
		'a point in degrees and minutes',
		() =>
			`40°${10 + Math.floor(random() * 49)}'${digits(1)}${digits(1)}"N 3°${10 + Math.floor(random() * 49)}'12"W`
	),
	column(
		'a point as text',
		() => `POINT (${(random() * 10).toFixed(6)} ${(random() * 10).toFixed(6)})`
	),
	column(
		'narratives',
		() =>
			`The woman said that ${pick(['she came by bus', 'her cousin paid'])} in ${pick(['May', 'June'])} and that ${pick(['a man called her', 'they took her papers'])} on day ${digits(2)}.`
	),
	column(
		'Spanish narratives',
		() =>
			`La víctima relata que ${pick(['llegó en autobús', 'su primo pagó'])} y que ${pick(['un hombre la llamó', 'le quitaron los papeles'])} el día ${digits(2)}`
	),
	column(
		'Chinese narratives',
		() =>
			`受害人称${pick(['她乘坐公共汽车来到', '她的表哥付了钱来到'])}这个城市，${pick(['有人打电话', '有人拿走证件'])}第${digits(2)}天`
	),
	column('IP addresses', () => `10.${digits(2)}.${digits(2)}.${digits(2)}`),
	column('profiles', () => `https://www.facebook.com/user${digits(6)}`),
	column('handles', () => `@user_${digits(4)}`)
];
