import type { Role } from '$lib/model/intake';

/**
 * Names that columns of each role go by, as words without accents (see `words`): English, Spanish,
 * French, Portuguese, German, Italian, Dutch, Polish, Russian, Arabic, Turkish, Indonesian. A name in
 * two roles belongs to the first. The most telling names come first.
 */
export const roleWords: [Role, string[]][] = [
	[
		'reportDate',
		'report date|reported date|date reported|reported month|report month|reported|date of report|registration date|date of registration|date registered|date received|fecha de denuncia|fecha de registro|fecha reporte|fecha de reporte|date de signalement|date d enregistrement|data da denuncia|data de registro|data do registro|meldedatum|data segnalazione|registratiedatum|data zgloszenia|дата регистрации|تاريخ التسجيل|تاريخ البلاغ|tanggal laporan'.split(
			'|'
		)
	],
	[
		'date',
		'date|incident date|date of incident|event date|date of event|case date|occurrence date|date occurred|occurred|hte date|when|day|date of exploitation|exploitation date|start date|period|month year|year month|fecha|fecha incidente|fecha del incidente|fecha del hecho|fecha de los hechos|fecha caso|date incident|date de l incident|date des faits|date du fait|data|data do incidente|data do fato|data da ocorrencia|datum|tatdatum|vorfallsdatum|data incidente|incidentdatum|data zdarzenia|дата|дата происшествия|тарих|تاريخ|التاريخ|تاريخ الحادث|tarih|tanggal|tanggal kejadian|日期|日付|तारीख|ngay|tarehe'.split(
			'|'
		)
	],
	['month', 'month|mes|mois|monat|mese|maand|miesiac|месяц|الشهر|شهر|ay|bulan|月'.split('|')],
	[
		'year',
		'year|year of registration|yr|ano|anio|annee|jahr|anno|jaar|rok|год|السنة|سنة|yil|tahun|exercice|年'.split(
			'|'
		)
	],
	[
		'coordinates',
		'coordinates|coords|lat lon|latlon|lat long|latlng|lat lng|lon lat|location coordinates|gps|geo point|coordenadas|coordonnees|koordinaten|coordinate|wspolrzedne|координаты|احداثيات|koordinat'.split(
			'|'
		)
	],
	[
		'longitude',
		'longitude|lon|long|lng|x|longitud|laenge|lange|langengrad|laengengrad|longitudine|lengtegraad|dlugosc geograficzna|долгота|خط الطول|boylam|bujur|lon deg|x coord|xcoord|经度|経度'.split(
			'|'
		)
	],
	[
		'latitude',
		'latitude|lat|y|latitud|breite|breitengrad|latitudine|breedtegraad|szerokosc geograficzna|широта|خط العرض|enlem|lintang|lat deg|y coord|ycoord|纬度|緯度'.split(
			'|'
		)
	],
	[
		'population',
		'population|pop|residents|inhabitants|population estimate|total population|habitants|habitantes|poblacion|populacao|einwohner|bevolkerung|popolazione|inwoners|ludnosc|население|السكان|عدد السكان|nufus|penduduk|人口'.split(
			'|'
		)
	],
	[
		'count',
		'count|cases|number of cases|n cases|case count|incidents|victims|number of victims|identified victims|n|number|total cases|offences|offenses|obs value|value|calls|number of calls|detections|detected victims|number of people|freq|frequency|casos|numero de casos|victimas|llamadas|numero de victimas|cantidad|nombre|nombre de cas|cas|victimes|nombre de victimes|effectif|appels|numero|vitimas|numero de vitimas|quantidade|chamadas|anzahl|falle|opfer|fallzahl|anrufe|numero casi|casi|vittime|aantal|zaken|slachtoffers|liczba|liczba ofiar|количество|число|число жертв|عدد|العدد|عدد الضحايا|sayi|jumlah|jumlah korban|件数|数量'.split(
			'|'
		)
	],
	[
		'citizenship',
		'citizenship|nationality|country of citizenship|country of nationality|nacionalidad|ciudadania|nationalite|citoyennete|pays de nationalite|nacionalidade|cidadania|staatsangehorigkeit|nationalitat|cittadinanza|nazionalita|nationaliteit|obywatelstwo|narodowosc|гражданство|национальность|الجنسية|جنسية|uyruk|vatandaslik|kewarganegaraan|国籍|prs citizenship'.split(
			'|'
		)
	],
	[
		'origin',
		'origin|country of origin|place of origin|recruitment place|place of recruitment|recruitment country|country of recruitment|origin country|source country|country of birth|home country|lugar de reclutamiento|pais de origen|lugar de captacion|pays d origine|lieu de recrutement|pais de origem|local de recrutamento|herkunftsland|herkunft|anwerbeort|paese di origine|land van herkomst|kraj pochodzenia|страна происхождения|بلد المنشأ|بلد الاصل|mense ulke|negara asal'.split(
			'|'
		)
	],
	[
		'form',
		'form|form of exploitation|exploitation|exploitation type|type of exploitation|exploitation form|trafficking type|type of trafficking|purpose|purpose of trafficking|category|vic type of exploitation|type of exploit concatenated|offence|offense|offence type|forma de explotacion|tipo de explotacion|finalidad|finalidad de explotacion|forme d exploitation|type d exploitation|forme|finalite|forma de exploracao|tipo de exploracao|finalidade|ausbeutungsform|form der ausbeutung|art der ausbeutung|forma di sfruttamento|tipo di sfruttamento|vorm van uitbuiting|uitbuiting|forma wykorzystania|вид эксплуатации|форма эксплуатации|شكل الاستغلال|نوع الاستغلال|somuru turu|bentuk eksploitasi|jenis eksploitasi|剥削形式'.split(
			'|'
		)
	],
	[
		'stage',
		'stage|trafficking stage|phase|hte type|etapa|fase|etape|stufe|phase de la traite|etap|стадия|этап|مرحلة|المرحلة|asama|tahap'.split(
			'|'
		)
	],
	[
		'organisation',
		'organisation|organization|organisation type|organization type|reporting organisation|reporting organization|agency|source|datasource|data source|org type|reporting agency|referrer|first responder|organizacion|entidad|institucion|fuente|organisme|organisation declarante|institution|organizacao|instituicao|orgao|fonte|behorde|stelle|meldende stelle|einrichtung|ente|organizzazione|organisatie|instantie|organizacja|zrodlo|организация|источник|المنظمة|منظمة|الجهة|جهة الابلاغ|kurum|kurulus|lembaga|instansi|机构'.split(
			'|'
		)
	],
	[
		'furthestStep',
		'furthest step|furthest step reached|last step reached|step reached|case progress|ultima etapa alcanzada|derniere etape atteinte|ultima etapa alcancada|اخر خطوة'.split(
			'|'
		)
	],
	[
		'referredDate',
		'referred|referred on|date referred|referral date|date of referral|referral month|fecha de derivacion|date d orientation|data de encaminhamento|تاريخ الاحالة'.split(
			'|'
		)
	],
	[
		'supportedDate',
		'supported|supported since|support start|support start date|date of support|fecha de inicio del apoyo|date de prise en charge|data de inicio do apoio|تاريخ بدء الدعم'.split(
			'|'
		)
	],
	[
		'investigatedDate',
		'investigated|investigation date|investigation start|investigation opened|date of investigation|fecha de investigacion|date d enquete|data de investigacao|تاريخ التحقيق'.split(
			'|'
		)
	],
	[
		'prosecutedDate',
		'prosecuted|prosecution date|date of prosecution|charged|charge date|date charged|fecha de acusacion|date de poursuite|data de acusacao|تاريخ الملاحقة'.split(
			'|'
		)
	],
	[
		'convictedDate',
		'convicted|conviction date|date of conviction|fecha de condena|date de condamnation|data de condenacao|تاريخ الادانة'.split(
			'|'
		)
	],
	[
		'sex',
		'sex|gender|prs gender|sexo|genero|sexe|genre|geschlecht|sesso|genere|geslacht|plec|пол|الجنس|جنس|النوع|cinsiyet|jenis kelamin|性别|性別|लिंग|gioi tinh|jinsia'.split(
			'|'
		)
	],
	[
		'ageBand',
		'age band|age group|age broad|age range|age|agegroup|ageband|majority status|grupo de edad|rango de edad|edad|grupo etario|tranche d age|groupe d age|classe d age|age groupe|faixa etaria|idade|altersgruppe|alter|fascia di eta|eta|leeftijdsgroep|leeftijd|grupa wiekowa|wiek|возраст|возрастная группа|الفئة العمرية|العمر|yas grubu|yas|kelompok umur|umur|usia|年龄|年齢'.split(
			'|'
		)
	],
	[
		'parent',
		'state|province|region name|state name|estado|departamento|region|bundesland|stato|provincia'.split(
			'|'
		)
	],
	[
		'area',
		'area|area id|area code|area name|fips|fips code|county fips|geoid|county|county name|district|district name|region|region code|municipality|borough|ward|ward name|ward code|parish|precinct|neighbourhood|neighborhood|suburb|village|sub county|subcounty|subdistrict|sub district|upazila|tehsil|taluk|taluka|woreda|kebele|governorate|prefecture|admin area|administrative area|admin3|adm3|admin1 name|admin2 name|admin3 name|local authority|la code|nuts|nuts id|nuts code|lau|state|state fips|statefips|state fp|statefp|st fips|stfips|state name|state code|state abbr|province|province name|department|admin1|admin2|adm1|adm2|pcode|adm1 pcode|adm2 pcode|country|country of exploitation|country code|country name|iso|iso2|iso3|iso a2|iso a3|iso code|iso2 code|iso3 code|iso alpha2|iso alpha3|iso 3166|country iso|country iso2|country iso3|country iso code|geo|location|place|city|town|ref area|territory|zone|hte country|hte state|municipio|condado|departamento|provincia|estado|comuna|distrito|pais|pais de explotacion|lugar|ubicacion|localidad|codigo|commune|departement|arrondissement|canton|pays|pays d exploitation|lieu|territoire|municipality code|concelho|uf|codigo ibge|local|landkreis|kreis|bundesland|bundesstaat|gemeinde|bezirk|ags|land|ort|gebiet|comune|regione|paese|luogo|gemeente|provincie|regio|powiat|wojewodztwo|gmina|kraj|район|область|регион|страна|место|المحافظة|محافظة|المنطقة|منطقة|الاقليم|الولاية|البلد|بلد|الدولة|المدينة|المكان|il|ilce|bolge|ulke|sehir|provinsi|kabupaten|kota|wilayah|negara|地区|省|国家|都道府県'.split(
			'|'
		)
	],
	[
		'id',
		'id|case id|case number|case no|record id|row id|incident id|uid|uuid|objectid|globalid|key|index|reference|ref|victim id|subject id|id caso|numero de caso|numero de expediente|expediente|numero de dossier|dossier|identifiant|aktenzeichen|fallnummer|numero do processo|processo|sygnatura|номер дела|رقم القضية|رقم الحالة|dosya no|nomor kasus'.split(
			'|'
		)
	]
];
