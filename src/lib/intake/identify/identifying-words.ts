import type { IdentifyingKind } from '$lib/model/intake';

/**
 * What identifying columns are called, as words without accents (see `words`), in English, Spanish,
 * French, Portuguese, German, Italian, Dutch, Polish, Romanian, Russian, Ukrainian, Turkish, Arabic,
 * Persian, Hindi, Indonesian, Vietnamese, Tagalog, Swahili, Chinese, Japanese, Korean, Thai, Swedish, Greek.
 */
export const identifyingWords: [IdentifyingKind, string][] = [
	[
		'email',
		'email|e mail|mail|emails|mail address|correo|correo electronico|courriel|adresse electronique|adresse mail|endereco eletronico|posta elettronica|poczta|adres email|adresa de email|электронная почта|почта|эл почта|имейл|електронна пошта|eposta|e posta|بريد|البريد الالكتروني|بريد الكتروني|ایمیل|رایانامه|ईमेल|surel|thu dien tu|barua pepe|电子邮件|电子邮箱|邮箱|電子郵件|メール|メールアドレス|이메일|전자우편|อีเมล|epost|ηλεκτρονικο ταχυδρομειο'
	],
	[
		'phone',
		'phone|phones|telephone|tel|tel no|mobile|mobile number|cell|cellphone|cell phone|fax|whatsapp|telegram|viber|signal number|contact number|msisdn|telefono|celular|movil|numero de telefono|numero de contacto|telephone portable|portable|numero de telephone|telefone|telemovel|telefon|telefonnummer|handy|handynummer|mobilnummer|cellulare|numero di telefono|telefoon|telefoonnummer|mobiel|numer telefonu|komorka|telefon mobil|numar de telefon|телефон|номер телефона|мобильный|моб|номер телефону|cep telefonu|telefon numarasi|cep|هاتف|الهاتف|رقم الهاتف|جوال|الجوال|رقم الجوال|موبايل|تلفن|شماره تلفن|موبایل|फोन|फोन नंबर|मोबाइल|दूरभाष|telepon|nomor telepon|no hp|nomor hp|hp|dien thoai|so dien thoai|telepono|numero ng telepono|simu|namba ya simu|电话|电话号码|手机|手机号|電話|電話番号|携帯|携帯電話|전화|전화번호|휴대폰|핸드폰|โทรศัพท์|เบอร์โทร|mobilen|τηλεφωνο|κινητο'
	],
	[
		'date-of-birth',
		'date of birth|dob|d o b|birth date|birthdate|birthday|born|born on|fecha de nacimiento|fecha nacimiento|fecha nac|f nacimiento|nacimiento|date de naissance|date naissance|naissance|ne le|data de nascimento|data nascimento|dt nasc|nascimento|geburtsdatum|geburtstag|geb datum|geboren|data di nascita|data nascita|nascita|geboortedatum|data urodzenia|urodzenia|data nasterii|nasterii|дата рождения|рождения|др|дата народження|dogum tarihi|dogum|تاريخ الميلاد|الميلاد|ميلاد|تاريخ الولادة|تاریخ تولد|तारीख जन्म|जन्म तिथि|जन्मतिथि|जन्म दिनांक|tanggal lahir|tgl lahir|ngay sinh|petsa ng kapanganakan|kapanganakan|kaarawan|tarehe ya kuzaliwa|出生日期|生日|出生年月日|生年月日|誕生日|생년월일|생일|วันเกิด|วันเดือนปีเกิด|fodelsedatum|ημερομηνια γεννησης'
	],
	[
		'identity-number',
		'ssn|social security|social security number|national id|national id number|national identity|id number|id no|identity number|identity no|identity card|id card|identification number|passport|passport number|passport no|passport nr|driver license|drivers license|driving licence|licence number|license number|license plate|number plate|plate number|alien number|a number|visa number|tax id|tin|itin|nino|ni number|nhs number|aadhaar|aadhar|pan number|voter id|account number|bank account|iban|card number|credit card|prs identity number|dni|nie|nif|curp|rfc|cedula|cedula de identidad|rut|run|documento|documento de identidad|numero de documento|numero de identidad|numero de identificacion|pasaporte|numero de pasaporte|matricula|seguro social|nir|numero de securite sociale|securite sociale|numero d identite|piece d identite|carte d identite|cni|passeport|numero de passeport|cpf|rg|cnh|titulo de eleitor|passaporte|bilhete de identidade|cartao de cidadao|niss|ausweisnummer|personalausweis|ausweis|reisepass|passnummer|steuernummer|steuer id|sozialversicherungsnummer|codice fiscale|carta d identita|passaporto|documento d identita|bsn|burgerservicenummer|paspoort|paspoortnummer|identiteitsnummer|pesel|numer dowodu|dowod osobisty|paszport|numer paszportu|cnp|cod numeric personal|pasaport|buletin|паспорт|номер паспорта|серия и номер|снилс|инн|удостоверение личности|паспортні дані|іпн|tc kimlik|tc kimlik no|kimlik no|kimlik numarasi|kimlik|pasaport no|رقم الهوية|الهوية|رقم الهوية الوطنية|الرقم القومي|الرقم الوطني|رقم الجواز|جواز السفر|جواز|رقم الاقامة|شماره ملی|کد ملی|گذرنامه|आधार|आधार संख्या|पासपोर्ट|पहचान संख्या|nik|no ktp|ktp|nomor ktp|paspor|nomor paspor|nomor identitas|cmnd|cccd|can cuoc|so cmnd|so cccd|so ho chieu|ho chieu|pasaporte ng|namba ya kitambulisho|kitambulisho|pasipoti|身份证|身份证号|身份证号码|护照|护照号|護照|マイナンバー|パスポート|旅券番号|個人番号|주민등록번호|주민번호|여권번호|여권|เลขประจำตัวประชาชน|หนังสือเดินทาง|บัตรประชาชน|personnummer|passnr|αφμ|αμκα|ταυτοτητα|διαβατηριο'
	],
	[
		'street-address',
		'address|addresses|street|street address|home address|residential address|mailing address|postal address|residence|address line|address 1|address1|addr|house number|house no|zip|zip code|zipcode|postcode|post code|postal code|direccion|domicilio|calle|codigo postal|residencia|adresse|adresse postale|rue|domicile|code postal|endereco|rua|logradouro|cep endereco|morada|codigo de endereco|anschrift|strasse|wohnadresse|wohnanschrift|hausnummer|plz|postleitzahl|indirizzo|via|residenza|cap indirizzo|adres|straat|woonadres|postcode adres|adres zamieszkania|ulica|kod pocztowy|adresa|strada|domiciliu|адрес|улица|адрес проживания|место жительства|индекс|адреса|вулиця|acik adres|ev adresi|sokak|posta kodu|عنوان|العنوان|عنوان السكن|الشارع|محل الاقامة|الرمز البريدي|آدرس|ادرس|نشانی|پته|पता|घर का पता|गली|alamat|alamat rumah|jalan|kode pos|dia chi|duong|tirahan|anwani|makazi|地址|住址|家庭住址|街道|邮编|住所|番地|郵便番号|주소|집주소|도로명주소|우편번호|ที่อยู่|รหัสไปรษณีย์|gatuadress|postnummer|gata|διευθυνση|οδος'
	],
	[
		'name',
		'first name|firstname|forename|given name|given names|last name|lastname|surname|family name|middle name|maiden name|full name|fullname|nickname|alias|aliases|aka|initials|salutation|victim name|name of victim|client name|patient name|person name|suspect name|offender name|survivor name|survivor|trafficker name|recruiter name|case worker|caseworker|case manager|social worker|interviewer|investigator|officer|officer name|contact name|contact person|guardian|guardian name|parent name|mother name|father name|mother|father|spouse|next of kin|emergency contact|worker name|staff name|created by|nombre completo|nombre y apellido|nombre y apellidos|nombres y apellidos|nombre de la victima|nombre victima|nombres|apellido|apellidos|primer nombre|segundo nombre|primer apellido|apodo|madre|padre|prenom|prenoms|nom de famille|nom complet|nom et prenom|nom prenom|nom de la victime|nom victime|surnom|nom de jeune fille|nome completo|nome da vitima|nome proprio|sobrenome|apelido|primeiro nome|nome social|nome da mae|nome do pai|vorname|nachname|familienname|vollstandiger name|name des opfers|rufname|geburtsname|name vorname|nome e cognome|cognome|nome della vittima|nome vittima|soprannome|voornaam|achternaam|volledige naam|familienaam|naam slachtoffer|imie|imie i nazwisko|nazwisko|imiona|prenume|nume si prenume|nume complet|nume de familie|nume victima|имя|фамилия|отчество|фио|ф и о|полное имя|имя жертвы|прізвище|ім я|по батькові|піб|ad soyad|adi soyadi|isim|soyad|soyadi|soyisim|adi|الاسم|اسم|الاسم الكامل|الاسم الاول|اسم العائلة|اللقب|اسم الضحية|اسم الاب|اسم الام|نام|نام خانوادگی|نام کامل|नाम|पूरा नाम|पहला नाम|उपनाम|पीड़ित का नाम|पिता का नाम|nama|nama lengkap|nama depan|nama belakang|nama korban|ho va ten|ho ten|ten|ten nan nhan|pangalan|apelyido|buong pangalan|palayaw|jina|jina kamili|jina la kwanza|jina la ukoo|jina la mwathirika|姓名|名字|姓|全名|受害人姓名|氏名|名前|お名前|姓名 フリガナ|フリガナ|ふりがな|이름|성명|성함|ชื่อ|นามสกุล|ชื่อ นามสกุล|fornamn|efternamn|fullstandigt namn|ονομα|επωνυμο|ονοματεπωνυμο'
	],
	[
		'free-text',
		'notes|note|comment|comments|remarks|remark|narrative|description|details|case details|case notes|summary|statement|testimony|story|observations|free text|text|notas|comentario|comentarios|observaciones|observacion|descripcion|relato|declaracion|testimonio|detalles|remarques|remarque|commentaire|commentaires|observations notes|recit|temoignage|observacoes|observacao|comentarios obs|descricao|depoimento|anmerkung|anmerkungen|bemerkung|bemerkungen|beschreibung|notizen|kommentar|aussage|note libere|descrizione|osservazioni|commenti|opmerkingen|opmerking|omschrijving|beschrijving|uwagi|opis|notatki|komentarz|observatii|descriere|примечание|примечания|комментарий|описание|показания|заметки|примітки|опис|notlar|aciklama|aciklamalar|ifade|ملاحظات|الملاحظات|ملاحظة|وصف|الوصف|تعليقات|افادة|یادداشت|توضیحات|शरह|टिप्पणी|टिप्पणियां|विवरण|catatan|keterangan|deskripsi|ghi chu|mo ta|tala|paglalarawan|maelezo|maoni|备注|描述|说明|案情|備考|メモ|詳細|비고|메모|설명|หมายเหตุ|รายละเอียด|anteckningar|beskrivning|anmarkning|σημειωσεις|παρατηρησεις'
	],
	[
		'network-address',
		'ip|ip address|ip addr|mac address|device id|imei|imsi|url|website|facebook|instagram|twitter|tiktok|snapchat|linkedin|social media|profile url|username|user name|screen name|account name|handle|direccion ip|usuario|nom d utilisateur|adresse ip|nome de usuario|endereco ip|benutzername|nutzername|ip adresse|nome utente|indirizzo ip|gebruikersnaam|ip adres|nazwa uzytkownika|имя пользователя|ip адрес|логин|kullanici adi|اسم المستخدم|用户名|微信|ユーザー名'
	]
];

/** Headers that say "name" and may name people as well as places or things: the values decide. */
export const ambiguousNames = new Set(
	'name|names|nombre|nom|nome|naam|nazwa|nume|название|ad|isim|الاسم|اسم|نام|नाम|nama|ten|pangalan|jina|名称|이름|ชื่อ|namn|ονομα|victim|client|person|subject|contact|contacto|contato|victima|cliente|victime|opfer|klient|via|text|cap'.split(
		'|'
	)
);

/** Words that make a "name", "phone" or "address" that of an institution or place. */
export const notPersonal =
	/\b(county|state|country|region|district|province|city|town|area|municipality|municipio|departamento|departement|pais|pays|estado|comune|regione|landkreis|kreis|gemeinde|bundesland|ward|borough|place|location|organisation|organization|org|agency|institution|company|school|program|programme|project|file|column|field|layer|dataset|product|event|campaign|court|station|office|entidad|organizacion|organisme|instituicao|kraj|powiat|район|область|provinsi|kabupaten|tinh|huyen|il|ilce)\b/;
