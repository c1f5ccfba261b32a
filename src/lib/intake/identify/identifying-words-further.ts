import type { IdentifyingKind } from '$lib/model/intake';

/**
 * The same as `identifyingWords` in Danish, Norwegian, Finnish, Czech, Slovak, Hungarian, Slovene, Croatian,
 * Serbian, Bulgarian, Lithuanian, Latvian, Estonian, Albanian, Catalan, Afrikaans, Malay, Somali, Hausa,
 * Hebrew, Urdu, Bengali, Nepali, Tamil, Burmese, Khmer, Amharic, Georgian and Armenian: the commonest words only.
 */
export const furtherWords: [IdentifyingKind, string][] = [
	[
		'email',
		'e post|e postadresse|sahkoposti|sahkopostiosoite|e mailova adresa|e mail cim|email cim|elektronska posta|elektronski naslov|имейл адрес|електронна поща|ел поща|имејл|el pastas|elektroninis pastas|e pasts|e posti aadress|meiliaadress|adresa elektronike|correu electronic|correu|e pos|e mel|iimeyl|דואר אלקטרוני|דוא ל|דוא״ל|אימייל|ای میل|ইমেইল|ই মেইল|इमेल|மின்னஞ்சல்|အီးမေးလ်|អ៊ីមែល|ኢሜይል|ኢሜል|ელფოსტა|ელ ფოსტა|էլ փոստ|էլ հասցե'
	],
	[
		'phone',
		'tlf|tlf nr|telefonnr|mobilnr|mobilnummer|mobiltelefon|puhelin|puhelinnumero|matkapuhelin|telefonni cislo|telefonne cislo|telefonszam|mobilszam|telefonska stevilka|broj telefona|kontakt broj|broj mobitela|број телефона|мобилни телефон|телефонен номер|telefonas|telefono numeris|talrunis|telefona numurs|telefoninumber|mobiilinumber|numri i telefonit|telefoni|mobil|selfoon|selfoonnommer|telefoonnommer|nombor telefon|no telefon|taleefan|taleefoon|telefoonka|lambar waya|waya|טלפון|נייד|מספר טלפון|فون نمبر|موبائل|ফোন|ফোন নম্বর|মোবাইল|মোবাইল নম্বর|ফোন নাম্বার|फोन नम्बर|தொலைபேசி|தொலைபேசி எண்|ဖုန်း|ဖုန်းနံပါတ်|ទូរស័ព្ទ|លេខទូរស័ព្ទ|ስልክ|ስልክ ቁጥር|ტელეფონი|მობილური|հեռախոս|հեռախոսահամար'
	],
	[
		'date-of-birth',
		'fodselsdato|fodselsdag|fodt|syntymaaika|syntymapaiva|datum narozeni|narozeni|datum narodenia|narodeny|szuletesi datum|szuletesi ido|szuletesnap|datum rojstva|datum rodenja|datum rodjenja|rodendan|датум рођења|дата на раждане|рождена дата|роден на|gimimo data|dzimsanas datums|sunniaeg|sunnikuupaev|datelindja|data e lindjes|data de naixement|naixement|geboortedatum|tarikh lahir|taariikhda dhalashada|ranar haihuwa|תאריך לידה|تاریخ پیدائش|জন্ম তারিখ|জন্মতারিখ|जन्म मिति|பிறந்த தேதி|မွေးနေ့|မွေးသက္ကရာဇ်|ថ្ងៃខែឆ្នាំកំណើត|ថ្ងៃកំណើត|የትውልድ ቀን|የልደት ቀን|დაბადების თარიღი|ծննդյան ամսաթիվ|ծննդյան օր'
	],
	[
		'identity-number',
		'cpr|cpr nr|cpr nummer|personnummer|personnr|fodselsnummer|fodselsnr|pasnummer|passnr|henkilotunnus|hetu|passin numero|rodne cislo|cislo op|cislo obcanskeho prukazu|cislo pasu|obcansky prukaz|szemelyi szam|szemelyi igazolvany|szemelyigazolvany szam|taj szam|utlevelszam|emso|stevilka potnega lista|oib|jmbg|broj putovnice|broj pasosa|broj osobne iskaznice|licna karta|број пасоша|јмбг|егн|лична карта|номер на паспорт|asmens kodas|paso numeris|personas kods|pases numurs|isikukood|passi number|numri personal|numri i pasaportes|numero de passaport|id nommer|paspoortnommer|no k p|no kp|no kad pengenalan|mykad|nombor pasport|lambarka baasaboorka|תעודת זהות|ת ז|מספר זהות|דרכון|מספר דרכון|cnic|شناختی کارڈ|شناختی کارڈ نمبر|پاسپورٹ|পাসপোর্ট|পাসপোর্ট নম্বর|জাতীয় পরিচয়পত্র|এনআইডি|नागरिकता नम्बर|नागरिकता|राहदानी|அடையாள அட்டை|பாஸ்போர்ட்|မှတ်ပုံတင်|မှတ်ပုံတင်အမှတ်|អត្តសញ្ញាណប័ណ្ណ|លិខិតឆ្លងដែន|ፓስፖርት|የፓስፖርት ቁጥር|መታወቂያ|პირადი ნომერი|პასპორტი|անձնագիր|անձնագրի համար'
	],
	[
		'street-address',
		'bopael|gadenavn|gateadresse|vejnavn|postnr|kotiosoite|osoite|katuosoite|postinumero|bydliste|adresa bydliste|ulice|psc|bydlisko|trvale bydlisko|lakcim|lakohely|iranyitoszam|utca|naslov|prebivalisce|posta st|adresa stanovanja|prebivaliste|postanski broj|kucna adresa|адреса становања|пребивалиште|адрес по лична карта|местоживеене|пощенски код|gyvenamoji vieta|gatve|pasto kodas|dzivesvieta|iela|pasta indekss|elukoht|tanav|postiindeks|vendbanimi|rruga|kodi postar|adreca|carrer|codi postal|woonadres|straatadres|poskode|poskod|cinwaan|cinwaanka|adireshi|כתובת|רחוב|מיקוד|گھر کا پتہ|پتہ|ঠিকানা|বাসার ঠিকানা|ठेगाना|முகவரி|လိပ်စာ|နေရပ်လိပ်စာ|អាសយដ្ឋាន|አድራሻ|მისამართი|հասցե'
	],
	[
		'name',
		'fornavn|etternavn|efternavn|fulde navn|fullt navn|mellomnavn|mellemnavn|navn pa offer|etunimi|etunimet|sukunimi|koko nimi|krestni jmeno|prijmeni|jmeno a prijmeni|cele jmeno|priezvisko|krstne meno|meno a priezvisko|vezeteknev|keresztnev|csaladnev|utonev|teljes nev|priimek|ime in priimek|prezime|ime i prezime|puno ime|име и презиме|презиме|собствено име|фамилно име|трите имена|име и фамилия|pavarde|vardas pavarde|vardas ir pavarde|uzvards|vards uzvards|perekonnanimi|eesnimi|mbiemri|emri dhe mbiemri|emri i plote|cognom|cognoms|nom i cognoms|volle name|voorname|noemnaam|nama penuh|nama mangsa|magaca oo buuxa|magaca|cikakken suna|sunan mahaifi|שם פרטי|שם משפחה|שם מלא|שם הקורבן|پورا نام|نام متاثرہ|والد کا نام|পুরো নাম|পূর্ণ নাম|ভুক্তভোগীর নাম|পিতার নাম|মাতার নাম|पुरा नाम|थर|முழு பெயர்|முழுப்பெயர்|အမည်အပြည့်အစုံ|ឈ្មោះពេញ|នាមត្រកូល|គោត្តនាម|ሙሉ ስም|የአባት ስም|სახელი და გვარი|გვარი|ազգանուն|անուն ազգանուն|navn|nimi|jmeno|meno|nev|ime|vardas|vards|emri|име|שם|নাম|பெயர்|အမည်|ឈ្មោះ|ስም|სახელი|անուն|suna'
	],
	[
		'free-text',
		'bemaerkninger|bemerkninger|merknad|notater|huomautukset|muistiinpanot|kuvaus|poznamky|poznamka|popis|megjegyzes|megjegyzesek|leiras|opombe|opis primera|napomena|napomene|biljeske|напомена|забележки|бележки|описание на случая|pastabos|aprasymas|piezimes|apraksts|markused|kirjeldus|shenime|pershkrimi|observacions|descripcio|opmerkings|beskrywing|nota|catatan kes|faahfaahin|bayani|הערות|תיאור|نوٹ|تفصیل|মন্তব্য|বিবরণ|कैफियत|குறிப்புகள்|မှတ်ချက်|កំណត់ចំណាំ|ማስታወሻ|შენიშვნა|նշումներ'
	]
];

/** Of these words for names the ones that may name places and things too. */
export const furtherAmbiguous =
	'navn|nimi|jmeno|meno|nev|ime|vardas|vards|emri|име|שם|নাম|பெயர்|အမည်|ឈ្មោះ|ስም|სახელი|անուն|suna|mobil|nota|utca|carrer|iela|gatve|rruga|ulice|narozeni|naslov|waya|cpr';
