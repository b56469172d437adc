/// Beginnings of typical tables, separated by empty lines: those with a header.
enum HeaderCorpus {
  static func tables(_ corpus: String) -> [String] {
    corpus.replacing("→", with: "\t").split(separator: "\n\n").map { $0 + "\n" }
  }

  static let withHeader = """
    front,back,tags
    What is an EOB?,Explanation of benefits,billing
    What is a PCP?,Primary care provider,billing

    word, sentences
    ab,1. Die Fahrt kostet ab Hamburg 200 Euro.
    aber,Ich wollte anrufen; aber mein Akku war leer.
    abfahren,Wir fahren um zwölf Uhr ab.

    type,word,german,english
    other,nicht,Zigarette? - Danke; ich rauche nicht.,Cigarette? - Thank you; I don't smoke.
    noun,Mal,Das machen wir nächstes Mal.,We'll do that next time.

    country,capital,capital:de,capital:es
    England,London,London,Londres
    France,Paris,Paris,París
    Italy,Rome,Rom,Roma

    country,flag,map,region code,ISO,tags
    England,<img src="flag-england.svg">,<img src="map-england.png">,,,UG::Europe
    France,<img src="flag-france.svg">,<img src="map-france.png">,FR,FRA,UG::Europe

    country,capital hint,capital hint:de
    England,Not a sovereign country,Kein souveräner Staat
    Greenland,Part of Denmark,Teil von Dänemark

    country,flag similarity,flag similarity:de
    Andorra,"Moldova (wider, coat of arms with eagle)",Republik Moldau
    Chad,Romania (lighter blue),Rumänien

    Range,Description
    A00-B99,Certain infectious and parasitic diseases
    C00-D49,Neoplasms
    D50-D89,Diseases of the blood

    ID,Name,Range
    1,Intestinal infectious diseases,A00-A09
    2,Tuberculosis,A15-A19

    HCPCSCode,ShortDescriptor,StatusIndicator,PaymentRate,Changed?,Source
    J1100,Dexamethasone sodium phos,N,,false,2026-04
    J1885,Ketorolac tromethamine inj,N,,false,2026-04

    StatusIndicator,Paid,Description
    A,Sometimes,Services paid under a fee schedule other than OPPS
    B,No,Codes not recognized by OPPS

    Chapter,Type,Number,Character,Pinyin,German
    1,lek,,阿姨,ā yí,Tante
    1,lek,,爱,ài,lieben

    word,etymology,memory_aid,synonyms
    abate,from Old French abatre,a bat beats it down,subside
    aberrant,from Latin errare,an error,deviant

    ICD-10 Code,Diagnosis,Notes
    E11.9,Type 2 diabetes,chronic
    I10,Hypertension,common

    CPT,Meaning
    99213,Office visit
    99214,Longer office visit

    Frage;Antwort
    Was ist CO?;Pflicht
    Was ist PR?;Patient

    type,german,english,german_full,s1,t1,s2,t2
    noun,Abbildung,illustration,"die Abbildung, -en",Auf der Abbildung sehen Sie das Gerät.,The illustration shows the device.,,
    verb,abbiegen,to turn off,"abbiegen, biegt ab",An der Kreuzung links abbiegen.,Turn left at the crossing.,,

    number,poj,poj_sandhi,taiwanese_hanji,mandarin,english,notes
    1,ài,ài,愛,愛/喜歡,to like,
    2,bô,bô,無,沒有,not have,Negative of ū

    vocab_number,poj,poj_sandhi,taiwanese_hanji,english
    1,Góa ài chîⁿ.,Góa1 ài2 chîⁿ.,我愛錢.,I want money.
    2,Góa bô chîⁿ.,Góa1 bô7 chîⁿ.,我無錢.,I have no money.

    word,examples,word_audio,word_search
    ab,Die Fahrt kostet ab Hamburg 200 Euro.,[sound:ab.mp3],ab
    aber,Ich wollte anrufen.,[sound:aber.mp3],aber

    czech,english,hindi,urdu,sentence,sentence_en,tags
    nádraží,train station,रेलवे स्टेशन,ریلوے اسٹیشن,Nádraží je blízko.,The station is near.,travel
    vlak,train,रेलगाड़ी,ریل گاڑی,Vlak jede.,The train goes.,travel

    Abbreviation/Shorthand,Meaning,More Info
    17p,short arm of chromosome 17,
    A1c,glycated hemoglobin,

    HCPCS,Description,Payment
    A4206,Syringe with needle,0.20
    E0100,Cane,20.10

    CPT/HCPCS,Description,Charge,Geographic Area
    99213,Office visit,150,191
    J1100,Injection,10,191

    Procedure Code,Description
    10060,Incision and drainage of abscess
    11042,Debridement

    Modifier,Description
    25,Significant and separately identifiable service
    59,Distinct procedural service

    Modifier,Meaning,When to use it
    LT,Left side,on the left
    RT,Right side,on the right

    POS Code,Place of Service
    11,Office
    21,Inpatient hospital
    23,Emergency room

    Code,Name,Notes
    CO,Contractual obligation,provider's loss
    PR,Patient responsibility,patient pays

    CARC,Description
    1,Deductible amount
    2,Coinsurance amount
    45,Charge exceeds fee schedule

    DRG,Title,Weight
    470,Major joint replacement,1.9
    871,Septicemia,1.8

    Acronym,Full Form
    EOB,Explanation of benefits
    ERA,Electronic remittance advice

    Term,Definition,Category
    copay,a fixed amount,insurance
    deductible,what comes first,insurance

    Term;Definition
    claim;a request for payment
    payer;who pays

    Question,Option A,Option B,Option C,Option D,Correct Answer
    What is 1+1?,1,2,3,4,B
    What is 2+2?,1,2,3,4,D

    question,answer,explanation,difficulty
    What is a claim?,A request,see chapter 1,easy
    What is a payer?,An insurer,see chapter 2,hard

    Prefix,Meaning,Example
    hyper-,above,hypertension
    hypo-,below,hypotension

    Drug,Class,Side Effects
    lisinopril,ACE inhibitor,cough
    metoprolol,beta blocker,bradycardia

    Drug Name,Indication
    lisinopril,hypertension
    metformin,type 2 diabetes

    Muscle,Origin,Insertion,Action,Innervation
    biceps brachii,scapula,radius,flexes elbow,musculocutaneous
    triceps brachii,scapula and humerus,ulna,extends elbow,radial

    Disease,Symptoms,Treatment
    asthma,wheezing,inhaler
    gout,joint pain,colchicine

    Structure,Function
    mitochondrion,makes ATP
    ribosome,makes proteins

    Lab Test,Normal Range
    sodium,135-145 mEq/L
    potassium,3.5-5.0 mEq/L

    State,Capital
    Alabama,Montgomery
    Alaska,Juneau
    Arizona,Phoenix

    Country,Capital,Population
    France,Paris,68000000
    Spain,Madrid,48000000

    Symbol,Element,Atomic Number
    H,hydrogen,1
    He,helium,2

    Year,Event
    1066,Battle of Hastings
    1215,Magna Carta

    Command,Description
    ls,list files
    cd,change directory

    Title,Author,Year
    Emma,Jane Austen,1815
    Ulysses,James Joyce,1922

    Kanji,Reading,Meaning
    犬,いぬ,dog
    猫,ねこ,cat

    Expression,Reading,Meaning,Audio
    食べる,たべる,to eat,[sound:taberu.mp3]
    飲む,のむ,to drink,[sound:nomu.mp3]

    Simplified,Traditional,Pinyin,Meaning
    爱,愛,ài,love
    书,書,shū,book

    Hiragana,Romaji
    あ,a
    い,i
    う,u

    Hanzi,Pinyin,English
    你好,nǐ hǎo,hello
    谢谢,xièxie,thanks

    English,German
    dog,Hund
    cat,Katze

    Spanish,English
    perro,dog
    gato,cat

    Deutsch;Englisch;Beispiel
    Hund;dog;Der Hund bellt.
    Katze;cat;Die Katze schläft.

    en,de
    dog,Hund
    cat,Katze

    english word,spanish translation
    dog,perro
    cat,gato

    Wort;Übersetzung
    dog;Hund
    cat;Katze

    Vokabel;Bedeutung;Lektion
    amare;lieben;1
    agere;treiben;2

    Vorderseite;Rückseite
    Hauptstadt von Bayern;München
    Hauptstadt von Hessen;Wiesbaden

    Begriff;Erklärung
    Regress;Rückforderung
    Quartal;drei Monate

    Ziffer;Leistung;Punkte
    01732;Gesundheitsuntersuchung;319
    03000;Versichertenpauschale;122

    Pregunta,Respuesta
    ¿Capital de Perú?,Lima
    ¿Capital de Chile?,Santiago

    Palabra,Significado,Ejemplo
    perro,animal que ladra,El perro ladra.
    gato,animal que maúlla,El gato maúlla.

    Question;Réponse
    Capitale de la France ?;Paris
    Capitale du Japon ?;Tokyo

    Recto,Verso
    chien,dog
    chat,cat

    mot,traduction
    chien,dog
    chat,cat

    Domanda,Risposta
    Capitale d'Italia?,Roma
    Capitale di Francia?,Parigi

    Pergunta,Resposta
    Capital do Brasil?,Brasília
    Capital de Portugal?,Lisboa

    Vraag,Antwoord
    Hoofdstad van België?,Brussel
    Hoofdstad van Italië?,Rome

    Fråga;Svar
    Sveriges huvudstad?;Stockholm
    Norges huvudstad?;Oslo

    Pytanie,Odpowiedź
    Stolica Polski?,Warszawa
    Stolica Czech?,Praga

    Otázka;Odpověď
    Hlavní město Česka?;Praha
    Hlavní město Polska?;Varšava

    Soru,Cevap
    Türkiye'nin başkenti?,Ankara
    Fransa'nın başkenti?,Paris

    Вопрос;Ответ
    Столица России?;Москва
    Столица Франции?;Париж

    Слово,Перевод
    собака,dog
    кошка,cat

    単語,意味
    犬,dog
    猫,cat

    问题,答案
    中国的首都?,北京
    法国的首都?,巴黎

    단어,뜻
    개,dog
    고양이,cat

    سؤال,جواب
    عاصمة مصر؟,القاهرة
    عاصمة فرنسا؟,باريس

    Từ vựng,Nghĩa
    chó,dog
    mèo,cat

    Word→Part of Speech→Definition→Example
    abate→verb→become less→The storm abated.
    candor→noun→openness→He spoke with candor.

    word|translation|deck
    Hund|dog|animals
    rot|red|colors

    ,word,translation
    0,perro,dog
    1,gato,cat

    Word (English),Word (French)
    dog,chien
    cat,chat

    Latin,English,Notes
    amo,I love,first conjugation
    video,I see,second conjugation

    Infinitive,Past Simple,Past Participle
    go,went,gone
    see,saw,seen

    L1,L2
    dog,perro
    cat,gato

    Text,Extra
    The {{c1::payer}} pays,see manual
    The {{c1::provider}} bills,see manual

    Key,Value
    Ctrl-C,interrupt
    Ctrl-Z,suspend

    Q,A
    What is a claim?,A request for payment
    What is a payer?,An insurer

    proc_code;proc_desc
    99213;Office
    99214;Long

    Revenue Code,Description
    0450,Emergency room
    0250,Pharmacy

    Amino Acid,Abbreviation,Code
    Alanine,Ala,A
    Glycine,Gly,G

    Element,Symbol
    hydrogen,H
    helium,He

    sentence,translation
    El perro ladra.,The dog barks.
    El gato duerme.,The cat sleeps.

    phrase,meaning
    break a leg,good luck
    piece of cake,easy

    original,translation
    dog,perro
    cat,gato

    Medical Term,Definition
    cardi/o,heart
    gastr/o,stomach

    diagnosis_code,diagnosis_description
    E119,Type 2
    I10,Hyper

    #,Question,Answer
    1,What?,That
    2,Who?,Him
    """
}
