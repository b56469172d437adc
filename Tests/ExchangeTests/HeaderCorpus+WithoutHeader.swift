/// Tables whose first row is a card like all others.
extension HeaderCorpus {
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
