import { fold } from '../values/fold';

/**
 * Common given names and family names of many languages, without accents. They only have to occur
 * often enough in a column of people's names: one value in four is plenty. Names that are as often
 * places (Victoria, Santiago, Jackson) are left out.
 */
const list = `
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine rachel
james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald steven andrew paul joshua kenneth kevin brian timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin benjamin samuel patrick jack dennis jerry peter
smith johnson williams brown jones miller davis wilson anderson taylor thompson robinson walker wright hill
maria carmen ana isabel dolores pilar teresa rosa cristina lucia elena marta paula raquel silvia beatriz sofia valentina camila daniela gabriela fernanda alejandra andrea juana guadalupe veronica yolanda mariana natalia adriana luz
jose juan antonio manuel francisco luis carlos miguel javier pedro angel jesus pablo sergio fernando jorge alberto alvaro diego raul ricardo eduardo andres rafael enrique roberto oscar hector guillermo ernesto alejandro
garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno alvarez munoz romero alonso gutierrez navarro torres dominguez vazquez ramos ramirez flores cruz morales ortiz reyes castillo
joao paulo lucas mateus tiago rui nuno goncalo duarte rodrigo bruno felipe gustavo leonardo marcelo thiago vitor caio joana ines catarina mariana leticia larissa juliana amanda aline bianca
silva santos oliveira souza pereira lima costa ferreira almeida carvalho gomes martins araujo ribeiro barbosa rocha dias
jean pierre michel philippe alain bernard jacques nicolas christophe laurent julien frederic sebastien olivier antoine francois marie nathalie isabelle sylvie catherine francoise christine valerie sandrine celine aurelie camille lea chloe manon amelie mamadou moussa ousmane aminata fatoumata awa mariam amadou ibrahima
dubois durand leroy moreau lefebvre garnier rousseau fournier diallo traore keita ndiaye diop fall sow
hans peter wolfgang klaus jurgen dieter manfred uwe gunter stefan andreas thomas markus matthias florian lukas jonas felix ursula monika petra sabine renate helga karin brigitte ingrid heike claudia anke katrin
johanna tobias sebastian moritz ulrike holger sophie emma mia hannah leonie lena laura julia katharina annika nina sarah lisa christina stefanie nicole melanie sandra claudia susanne birgit angelika brigitte gabriele karin heike anja silke tanja simone marion kerstin christian michael alexander daniel jan philipp maximilian paul leon finn elias noah luca felix fabian marcel dennis sven torsten jens ralf frank rainer bernd gerhard helmut werner heinz horst karl friedrich
muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter
giuseppe giovanni antonio mario luigi francesco angelo vincenzo marco alessandro andrea matteo lorenzo davide giulia francesca chiara federica valentina alessia martina giorgia elisa rosario
martina riccardo valeria simone paola emanuele silvia elisa sara giorgia aurora alice ginevra beatrice emma anna elena laura roberta daniela barbara monica cristina patrizia simona claudia stefania ilaria serena michela eleonora arianna noemi luca andrea leonardo tommaso gabriele edoardo mattia filippo nicola pietro stefano paolo fabio massimo claudio roberto maurizio enrico salvatore raffaele gennaro
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti
jan piet kees willem hendrik johannes daan sem bram lotte sanne femke anouk jansen bakker visser smit meijer devries
piotr krzysztof andrzej tomasz pawel marcin michal grzegorz jozef jerzy lukasz agnieszka katarzyna malgorzata ewa joanna magdalena zofia krystyna barbara nowak kowalski kowalska wisniewski wojcik kaminski lewandowski zielinski
ion vasile gheorghe andrei mihai alexandru constantin stefan elena ioana mihaela cristina popescu ionescu popa radu dumitru stan
ivan dmitri dmitry sergei sergey alexei aleksei nikolai vladimir mikhail yuri oleg igor olga tatiana irina natalia svetlana ekaterina ludmila oksana nataliya oleksandr andriy mykola ivanov ivanova petrov petrova smirnov smirnova kuznetsov popov volkov shevchenko kovalenko bondarenko
иван сергей александр дмитрий алексей андрей михаил николай владимир олег игорь юрий анна мария елена ольга татьяна ирина наталья светлана екатерина людмила оксана иванов иванова петров петрова смирнов смирнова кузнецов попов соколов шевченко коваленко бондаренко олександр андрій микола
mehmet mustafa ahmet ali huseyin hasan ibrahim ismail osman yusuf murat omer fatma ayse emine hatice zeynep elif meryem serife yilmaz kaya demir celik sahin yildiz aydin ozturk
mohammed mohamed muhammad mohammad ahmed ahmad mahmoud hassan hussein khaled khalid omar abdullah abdul youssef yousef karim tariq samir fatima aisha khadija zainab mariam layla amina nour hana salma rania khan hussain malik sheikh
محمد احمد علي حسن حسين محمود خالد عمر عبدالله عبد يوسف ابراهيم مصطفى كريم سمير فاطمة عائشة خديجة زينب مريم ليلى امينة نور هناء سلمى رانيا سارة الخطيب المصري الاحمد علی رضا حسینی محمدی زهرا
rahul amit raj ravi sanjay vijay anil sunil ramesh suresh rajesh arjun krishna lakshmi priya anita sunita pooja neha kavita geeta meena deepa kumar singh sharma gupta patel verma reddy nair das devi begum islam rahman akter thapa tamang gurung shrestha rai
राम राहुल अमित राज रवि संजय विजय अनिल सुनील रमेश सुरेश राजेश अर्जुन लक्ष्मी प्रिया अनीता सुनीता पूजा नेहा कविता गीता मीना कुमार सिंह शर्मा गुप्ता पटेल वर्मा देवी
budi agus siti dewi sri eko dwi tri wahyu rina putri putra ayu nur indah slamet bambang hendra susanto santoso wijaya hidayat setiawan lestari wati
nguyen tran le pham hoang phan vu dang bui do ngo duong thi van minh hung tuan linh huong lan anh thanh
juanito josefina dela reyes bautista ocampo mendoza villanueva santos aquino rizal jomar rowena maricel
baraka juma asha neema rehema mwangi kamau wanjiku otieno achieng njoroge wambui kipchoge okello akinyi mutua zawadi chinedu ngozi chioma emeka oluwaseun adebayo okafor okonkwo ifeanyi blessing grace precious kwame kofi ama akosua abena mensah owusu tesfaye bekele abebe alemu tigist hiwot selam girma haile
anders lars erik johan karl per nils ingrid karin kristina eva birgitta andersson johansson karlsson nilsson eriksson hansen olsen larsen
giorgos dimitris nikos kostas yannis maria eleni katerina papadopoulos γιωργος δημητρης νικος κωστας γιαννης μαρια ελενη κατερινα παπαδοπουλος
somchai somsak malee siriporn สมชาย สมศักดิ์ มาลี สมหญิง วิชัย ประเสริฐ`;

const asianFamilyNames =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
	'佐藤鈴木高橋田中伊藤渡辺山本中村小林加藤吉田山田佐々木' +
	'김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하';

let known: Set<string> | null = null;

/** How many parts of a text are known names of people. */
export function namePartsKnown(value: string): number {
	known ??= new Set(list.split(/\s+/).filter(Boolean).map(fold));
	return fold(value)
		.split(/[\s,.'-]+/)
		.filter((part) => known!.has(part) || known!.has(part.replace(/^ال/, ''))).length;
}

/** Whether a text is a Chinese, Japanese or Korean name by its length and first character. */
export function isAsianName(value: string): boolean {
	const plain = value.replace(/[\s・]/g, '');
	return (
		/^[\u3400-\u9fff\uac00-\ud7af]{2,5}$/.test(plain) &&
		asianFamilyNames.includes(plain[0]) &&
		!/[市省县區区州町村郡国國시도군구읍면]$/.test(plain)
	);
}
