/// The elements of medical and English words in which a single letter distinguishes one word from
/// another.
///
/// The prefixes, roots and suffixes are the usual word elements of medical English, as in the
/// appendices of Dorland's and Stedman's medical dictionaries, and stems of nonproprietary drug
/// names. They are stems without the linking vowel, and forms with it where it matters.
enum WordElements {
  static let longest = roots.map(\.utf8.count).max() ?? 0

  static let prefixes = set(
    """
    a ab abs ad af ag al am an ana ante anti ap apo as at auto be bi cata circum co col com con \
    contra cor counter de di dia dis dys e ec ecto ef em en endo ento epi eso eu ex exo extra for \
    fore hemi hemo hetero holo homo hyper hypo il im in infra inter intra intro ir iso juxta macro \
    mal mega meso meta micro mid mini mis mono multi neo non ob oc oligo omni op out over pan para \
    per peri poly post pre pro pseudo quadri quint re retro se semi sex sub suf sup super supra \
    sur sym syn tachy tetra trans tri ultra un under uni up
    """)

  static let roots = set(
    """
    abdomin abduct acanth acetabul acous acr acro acromi actin acu adduct aden adenoid adip adren \
    aer aero aesthes alb albumin alges algia alveol ambi ambly amni amnio amphi amyl ana ancyl \
    andr ang angi angina anis aniso ankyl ankylo ante anter anti antr aort apo append appendic \
    aque arachn arter arteri arteriol arthr articul aspir asthen atel ather atri atria atrio audi \
    aur aural auricul auto axi axial axill azot bacill bacteri balan bar bary basal basil basilar \
    bili bio blast blephar brachi brachy brady branchi bronch bronchi bronchiol bucc burs calc \
    calcane cali calic calor cap capn caps carb carcin cardi cardio carp carpal cata caud cauter \
    cav cec cel cele celi cellul cent cephal cer cerebell cerebr cervic cheil cheir chem chemo \
    chir chlor chol cholangi chole cholecyst choledoch chondr chord chori chorion choroid chrom \
    chromo chron chrono chyl cide cine cirrh cis clas clast clav clavic clavicul cleid clon clonic \
    coccyg cochle coel col colo colon colp colpo com con contra copr cor cori corn corne corp \
    corpor cortic cost costal counter cox crani crin crine crit cry crypt cut cutane cyan cycl \
    cyesis cyst cysti cystic cyt cyte cytic cyto dacry dactyl deca deci dent denti derm derma \
    dermat desis desm dextr dia diaphor dilat dipl dips dis disc disk dist dors duct duoden dur \
    dyn dynia dys echo ect ectasis ecto ectomy ectop edema electr embol embry emesis emet emia \
    emic emphys encephal end endo enter ento eosin ependym epi epididym epiglott episi epitheli \
    equi ergo erot eryth erythem erythr eso esophag esthes esthesi esthesia estr eth ethm ethmoid \
    etho eti eury excis exo extern extra faci facial fasci fascial febr femor femur fer ferr fet \
    feti fibr fibrin fibul fili fimbri fissur flect flex flu flux fore fract frontal fruct fund \
    fundal fung fusion galact gam gamet gangli gastr gastro gen genic genit geri gero gingiv gli \
    glia globin globul glom glomerul gloss glott gluc gluco glute glyc glycer glyco gnath gnosis \
    gon gonad gonio grad gram granul graph graphy gravid gymn gyn gyne gynec gyr hallux hamart \
    hapl haplo hect hedon helc heli hem hema hemat hemi hemo hepat hepatic heredo hern hetero hex \
    hidr hist histi histio histo hol homeo homo hormon humer hyal hydr hydro hygr hymen hyoid hyp \
    hyper hyph hypn hypno hypo hyster hystero iatr iatric iatry ichthy icter idi idio ile ileo ili \
    ilio immun incis infer infra infundibul inguin insul inter intern intestin intr intra intro \
    intus iod iri irid isch ischem ischi iso itic itis jejun jug juxta kal kary karyo kel kerat \
    kerato ket keto kin kines kinesi koil kyph labi labyrinth lacrim lact lal lamin lapar laryng \
    larynx later leiomy lep leps lepsy lept leuk leuko levo lex lexia lien ligament lim ling lingu \
    lip lipo lith litho lob lobot log logy lord lumb lumin lun lute lymph lymphaden lymphangi lys \
    lysis lytic macr macro mal malac malacia malleol mamm mandibul mani mania manu mast masto \
    mastoid maxill meat medi mediastin medull mega megal megaly mel melan mening menisc meno mens \
    menstru ment mento mes meso meta metacarp metatars meter metr metri metro micr micro mid milli \
    mio mit mito mole mon mono morph mort mot muc mucos multi muscul mut myc mycet myco myel myelo \
    myo myom myos myring myx myxo narc nas nasal nat natr necr necro neo nephr nephro nerv neur \
    neuro neutr neutro nev noct nod nomy non nor norm nos nuch nucle nulli nyct nyctal ocul odont \
    odyn odynia olfact olig oligo oma omas oment omphal onc onco onych oocyt ooph oophor ophthalm \
    opia opsia opsy opt optic opto oral orch orchi orchid orex orexia organ orth ortho osche ose \
    oses osis oss ossicul ost oste osteo ostomy oti otic oto otomy ovari ovul oxia oxy pachy palat \
    palpat palpebr pan pancreat papill par para parathyr paret pariet parous part partum patell \
    paten path pathy pect pector ped pedi pelv pen penia penic peps pepsia per peri perine \
    perineal peritone perone peroneal peroneo petr petros pex pexy phac phag phagia phak phalang \
    phall pharmac pharyng phas phasia phe pheo phil philia phleb phob phobia phon phonia phor \
    phoria phot phragm phras phren phrenia phyl phylaxis physi physis phyt pil pilo pine placent \
    plak plan plant plantar plas plasia plasm plast plasty plat plegia pleur plex plexy plic \
    plicat pnea pneum pneumon pnoea pod podia poie poiesis poli polio poly poro porphyr port post \
    poster posth praxia praxis pre presby press primi pro proct prostat prosth prox prur pseud \
    psych psychr pter ptosis ptyal ptysis pub pubo pudend puer pulm pulmon pup pupill pur purpur \
    pyel pyelo pyg pylor pyo pyr pyret pyro quadr quadri quart rach rachi rad radi radic radicul \
    rect recto ren renal reticul retin retr retro rhabd rhabdomy rhe rhin rhino rhiz rhytid \
    roentgen rostr rot rrhage rrhagia rrhaphy rrhea rrhexis rug sacr sacral sagitt saliv salping \
    sanguin sapr sarc sarco scaph scapul schis schist schiz scint scirrh scler sclera sclero scoli \
    scop scope scopy scot scrot seb sebace sect semi semin sens seps sept septi septic ser sero \
    sial sider sigm sigmoid sin sinistr sinus sis sit sito skelet som somat somn son sono spasm \
    sperm spermat sphen spher sphinct sphygm spin spinal spir splanch splen spondyl spongi squam \
    stal stalsis staped staphyl stas stasis stat stax staxis steat sten steno ster stere stern \
    sterno steth sthen stom stoma stomat stomy strab strept strict stroma styl sub sud sulc super \
    supin supra sym symphys syn syndesm synov syring systol tach tachy tal tars tarsal tarso tax \
    taxia taxis tel tele telo ten tend tendin teno tenon tens terat test tetan tetr thalam thec \
    thel therap therm thorac thorax thromb thym thyr thyroid tibi tic toc tocia toco toko tom tome \
    tomo tomy ton tone tonia tonic tons tonsill top topia topo tort tox toxic trab trach trache \
    trachea trachel trans tresia tri trich trichin tripsy trochanter trochle trop trope troph \
    trophic trophin trophy tropia tropic tropin tubal tuber turb tuss tympan typhl ulcer uln ult \
    ultra umbilic ung ungu uni uran ureter urethr uria uric urin uro urtic uter uvul vag vagin \
    vagino valg valv valvul var varic vas vascul vaso ven ventr ventricul ver verm vers version \
    vertebr vesic vesicul vest vestibul vill vir visc viscer viscos vit vitre viv vol volv vuls \
    vulv xanth xen xeno xer xiph zoo zyg zym
    """)

  /// Endings that are easily confused, by group; `-` is no ending.
  static let endings: [[String]] = groups(
    """
    - s
    e ed er es ee en ers
    ed er es ee eds ers ees
    a al ar ae as an ans ars als
    or ory ors
    ar ary
    er ery
    ath athy
    aph aphy
    oph ophy
    in ine ins
    an ane
    ol ole
    id ide
    it ite
    id ic ics is
    us ous um
    us is
    ul um
    ia ias is ist it
    itic otic
    ing ings
    n nt
    t ts
    tropic trophic
    tropin trophin
    tropy trophy
    """)

  /// Beginnings that turn a word into its opposite, or another place or time.
  static let opposites: [[String]] = groups(
    """
    hypo hyper
    ab ad
    af ef
    inter intra infra
    ante anti
    endo ecto exo ento
    macro micro
    meso meta
    peri para
    pre pro per
    sub supra super
    """)

  /// Pairs of consonants that begin words.
  static let onsets = set(
    """
    bl br ch cl cr dr dw fl fr gl gr gn kn ph pl pr ps pt rh sc sh sk sl sm sn sp sq st sw th tr \
    tw wh wr
    """)

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static func groups(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    }
  }
}
