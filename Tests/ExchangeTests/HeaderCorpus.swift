/// Beginnings of tables as people make them, parted by empty lines. The first kind has a header, the
/// second has none.
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

  static let withoutHeader = """
    word,Wort
    dog,Hund
    cat,Katze

    capital,Hauptstadt
    dog,Hund
    cat,Katze

    question,Frage
    answer,Antwort
    word,Wort

    answer,respuesta
    dog,perro
    cat,gato

    country,Land
    city,Stadt
    river,Fluss

    code,código
    form,formulario
    bill,factura

    front,Vorderseite
    side,Seite
    top,Oberseite

    name,nombre
    surname,apellido
    age,edad

    note,Notiz
    page,Seite
    book,Buch

    tag,day
    nacht,night
    morgen,morning

    meaning,significado
    truth,verdad
    lie,mentira

    Wort,word
    Satz,sentence
    Buch,book

    phrase,sentence
    mot,word
    livre,book that one reads in the evening

    title,titre
    chapter,chapitre
    page,page

    German,Deutsch
    English,Englisch
    French,Französisch

    english,anglais
    french,français
    spanish,espagnol

    English,en
    German,de
    French,fr

    it,es
    he,er
    she,sie

    Spanish,Spain
    German,Germany
    French,France

    词,cí,word
    猫,māo,cat
    狗,gǒu,dog

    言葉,ことば,word
    犬,いぬ,dog
    猫,ねこ,cat

    word,Wort,noun
    dog,Hund,noun
    run,laufen,verb

    capital,Hauptstadt,lesson 1
    dog,Hund,lesson 2
    cat,Katze,lesson 2

    name,nombre,intro
    dog,perro,lesson1
    cat,gato,lesson1
    cow,vaca,lesson2
    horse,caballo,lesson2

    chapter,capítulo,book
    page,página,book
    train,tren,travel

    Dx,Diagnosis
    Hx,History
    Tx,Treatment

    Desc,Description
    Qty,Quantity
    Amt,Amount

    Abbr,Abbreviation
    Approx,Approximately
    Dept,Department

    ID,Identification
    DOB,Date of birth
    SSN,Social Security number

    ID,Infectious Disease
    IM,Internal Medicine
    OB,Obstetrics

    CPT,Current Procedural Terminology
    ICD,International Classification of Diseases
    HCPCS,Healthcare Common Procedure Coding System

    HCPCS,Healthcare Common Procedure Coding System
    EOB,Explanation of Benefits
    COB,Coordination of Benefits

    POS,Place of Service
    DOS,Date of Service
    NPI,National Provider Identifier

    DRG,Diagnosis Related Group
    APC,Ambulatory Payment Classification
    RVU,Relative Value Unit

    LT,Left side
    25,Separate service
    59,Distinct service
    50,Bilateral procedure

    E11.9,Type 2 diabetes mellitus without complications
    I10,Essential hypertension
    J45.909,Asthma

    99213,Office visit
    99214,Longer office visit
    99215,Longest office visit

    A00,Cholera
    A01,Typhoid fever
    A02,Salmonella infections

    J1100,Dexamethasone
    J1885,Ketorolac
    GZF,Hypnosis

    perro,dog
    gato,cat
    vaca,cow

    Hund;dog
    Katze;cat
    Kuh;cow

    Afghanistan,Kabul
    Albania,Tirana
    Algeria,Algiers

    France,Paris
    Spain,Madrid
    Italy,Rome

    H,hydrogen
    He,helium
    Li,lithium

    1066,Battle of Hastings
    1215,Magna Carta
    1492,Columbus

    What is a claim?,A request for payment
    What is a payer?,An insurer
    What is a code?,A name

    Definition of claim,A request for payment
    Definition of payer,An insurer
    Definition of copay,A fixed amount

    back pain,Rückenschmerzen
    headache,Kopfschmerzen
    cough,Husten

    source code,Quellcode
    zip code,Postleitzahl
    dress code,Kleiderordnung

    word order,Wortstellung
    grammar,Grammatik
    spelling,Rechtschreibung

    short answer,kurze Antwort
    long story,lange Geschichte
    old book,altes Buch

    claim,a request for payment
    payer,who pays
    copay,a fixed amount per visit

    definition,meaning
    response,answer
    error,mistake

    term,a fixed period of time
    copay,a fixed amount
    premium,what you pay each month

    note,a short written record
    memo,a message
    letter,a longer message

    example,instance
    error,mistake
    big,large

    source,origin
    start,beginning
    end,finish

    ls,list files
    cd,change directory
    pwd,print the directory

    __name__,the name of the module
    print,writes to standard output
    len,the number of items

    あ,a
    い,i
    う,u

    CD,CD
    テレビ,TV
    ラジオ,radio

    Tag,タグ
    ノート,notebook
    ペン,pen

    意味,meaning
    犬,dog
    猫,cat

    amo,I love
    video,I see
    audio,I hear

    go,went,gone
    see,saw,seen
    do,did,done

    lisinopril,ACE inhibitor,cough
    metoprolol,beta blocker,bradycardia
    warfarin,anticoagulant,bleeding

    Emma,Jane Austen,1815
    Ulysses,James Joyce,1922
    Dracula,Bram Stoker,1897

    CO,Contractual obligation
    PR,Patient responsibility
    OA,Other adjustment

    Modifier 25,separate service
    Modifier 59,distinct service
    Modifier 50,bilateral

    слово,word
    собака,dog
    кошка,cat

    вопрос,question
    ответ,answer
    дом,house

    mot,parola
    chien,cane
    chat,gatto

    valor,value
    clave,key
    nombre,name

    Land,country
    Stadt,city
    Fluss,river

    kraj,country
    rok,year
    pies,dog

    English,Germanic
    French,Romance
    Polish,Slavic

    state,condition
    nation,country
    town,city

    The {{c1::payer}} pays,see manual
    The {{c1::provider}} bills,see manual

    Question 1: What is a claim?,A request
    Question 2: What is a payer?,An insurer

    Was ist CO?;Pflicht
    Was ist PR?;Patient

    Front desk,Empfang
    Back office,Verwaltung
    Parking lot,Parkplatz

    answer key,Lösungsschlüssel
    test paper,Prüfungsbogen
    pencil,Bleistift

    question 1,answer 1
    question 2,answer 2
    question 3,answer 3

    Question A,Answer A
    Question B,Answer B

    term1,definition1
    term2,definition2

    Code 1,Description 1
    Code 2,Description 2

    word 1,meaning 1,example 1
    word 2,meaning 2,example 2

    Rx,Prescription
    Sx,Symptoms
    Tx,Treatment

    Ans,Answer
    Q,Question
    Ex,Example

    AA,Anesthesia by the anesthesiologist
    25,Separate service
    59,Distinct

    A,Ambulance and supplies
    B,Enteral therapy
    E,Durable equipment

    disease,Krankheit
    symptom,Symptom
    cure,Heilung

    note,nota,música
    clef,clave,música
    key,tono,música

    翻译,fānyì,translation
    狗,gǒu,dog
    猫,māo,cat

    cause,effect
    question,answer
    problem,solution

    Front,Back Seat
    Hood,Trunk
    Door,Window

    Diagnosis,What the patient has
    Procedure,What is done
    Modifier,Two characters

    Abbreviation,A short form
    Acronym,A word of initials
    Claim,A request
    """
}
