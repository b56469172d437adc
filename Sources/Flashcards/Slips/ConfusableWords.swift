/// Words that a typing slip turns into another word: `facial` and `fascial`, `causal` and `casual`.
///
/// Collected from the warnings in medical dictionaries, style guides and the ISMP's list of
/// confused drug names (<https://www.ismp.org/recommendations/confused-drug-names-list>), from
/// words of the built-in decks, ICD-10-CM and HCPCS Level II (CMS, public domain), and from the
/// frequent words of English in SCOWL (<http://wordlist.aspell.net>), lists 10 and 20, with the
/// medical ones of its lists up to 70: words of five letters or more that one slip turns into
/// another of them, except those that ``WordElements`` distinguishes.
///
/// SCOWL is copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and
/// sell these word lists, the associated scripts, the output created from the scripts, and its
/// documentation for any purpose is hereby granted without fee, provided that the above copyright
/// notice appears in all copies and that both that copyright notice and this permission notice
/// appear in supporting documentation. Kevin Atkinson makes no representations about the
/// suitability of this array for any purpose. It is provided "as is" without express or implied
/// warranty.
enum ConfusableWords {
  static let all = Set(text.split(separator: " ").map(String.init))

  private static let text = """
    abate ability ablate aborts abortus aboulia aboulic abrasion abscise absciss abscissa abulia \
    abulic acanth acantha acari acarian acarid acaridan acaroid acerous acetic acetous acidify \
    acidity acidophil acidophile acini acinic aciniform aclinic acnode acrid acrylate actin acting \
    actinic actiniform action acton actor actors actual actually acuate acute acylate added addict \
    addiction addictions addictive adding addition additions additive adduct adduction adhesion \
    adjust adust aecidium aesthetic aestival aetiological agami agamic agenesis aging aglycon \
    aglycone aiding alate albinic albuminate algid alginic algoid algolagnia algolagniac \
    algolagnic aline aliped alizari alizarin alkane alkanet allel allele allium allogeneic \
    allogenic allopolyploid allopolyploidy allotetraploid allotetraploidy allude allusion alter \
    alterant alteration altercation alternat alternate alternative altitudinal aluminate alveolar \
    alveolus alvine amate amaze ameba amebae ameban amebean amebic ameboid amidine amidone amine \
    amiodarone ammonia amnesia amnesiac amnesic amnestic amoeba amoebae amoebic amoeboid \
    amphitheater amphitheatre amphoric ample ampoule ampul ampule analog analogy analyses analyzes \
    anaphase anaphrodisia anaphrodisiac anchylostomiasis ancile anconal anconeal ancylostomiasis \
    android anemia aneroid anetic aneuploid aneuploidy angels anger angina angle angleberry angles \
    anglomania anglomaniac anile annual annul annular annulare annulate anode anodic anomia anomic \
    anoopsia anopsia anorectic anoretic anosmia anosmic anoxia anoxic ansae ansate antaphrodisiac \
    anthelminthic anthelmintic antherozoid antherozooid antic antimony antimonyl antrum anuria \
    aortic aphasia aphasiac aphasic aphrodisia aphrodisiac aphtha apical apologies apologizes \
    appendices appose appraise apprise aprotic apsidal arabic arabica arachnid arachnoid arboreous \
    arborous arcuate argon argues argus arises arising armed arming armrest arrest arrow arrows \
    arsenious arsenous arterial arteriole arthr arthritis arthro article articles articular \
    articulate ascidium ashes assert asserts asses asset assets asteroid astragal astragali astral \
    astroid atomic atomicity atonic atonicity atopic atrium aubretia aubrietia audible audile \
    audit auditor aurae aurate aures aureus auriculae auricular auriculate autopolyploid \
    autopolyploidy autopsy averse avidity axilemma axolemma azithromycin azoic azotic azygos \
    azygous baccate bacillus backed backing backs bacterioid bacteriuria bacteroid bacteruria \
    baked bakes baking balance ballon balloon ballot banana bandana bands banks barber barberry \
    barbet barked barking barton barwood basal based bases bashed bashes bashing basilar basilic \
    basing basket basophil basophile basses bastard bastardy bather baton bauxite beach bearberry \
    bearding beards bearing bearings bears bearwood beast beasts beating beats beauxite bedside \
    behavior behaviour behight beings bending benight benign benzoapyrene benzol benzopyrene \
    benzoyl benzpyrene benzyl beside betting biased biases biasing bibliomania bibliomaniac \
    bicycle bigger billion billions bimolecular biocycle biogen biogeny biomolecular birthdate \
    birthrate bisulcate bisulfate bitter biuret blacks bladder blanks blasted blasting blastopore \
    blastospore blasts blighted blocked blocking blocks blood bloody blotch blotchy blowing \
    boarder boarding bolster bolter bolus bondswoman bondwoman booked booking booster borane \
    borborygmi borborygmic border boring borne botch bother bothers bought boulter bounce bovine \
    bowing bowling braccate brach bracket bradycardia brains brakes braking branch brands brass \
    brassy breach breaking breast breasts breath breathe bridge bright brightly bring bringing \
    brings bristle broach bromhidrosis bromidrosis bronch bronchi bronchia broncho brother \
    brothers brought brushing buccal bucker bucket bugger bulblet bullae bullet bungled bunion \
    buret burying butter buying calcaria calces calciferous calcific calcigerous calcine calcitic \
    calculi calculus caliper calling calliper callous calls callus calvaria calves calyces \
    calycine calyculi camomile camphoric camping camps campus canal canceled cancelled cancer \
    cancroid canker cannon cannula cannulae cannulate canon cantharidian cantharidin canthus \
    cantus canula canulae canvas canvass capped capping caprate capric caproate caproic capsidal \
    capsomer capsomere carat carate carbuncle cardia cardiac cardinal cardiogenic cared cares \
    caries carina carinae carinal carinate caring cariogenic carious carotin carpal carrageen \
    carrageenin carragheen carragheenin carries caruncle carved carving cased casein cases casette \
    casework caseworm cashed casing cassette caster casters casting casual cataract cater caters \
    cation catlin catling cauda caudad caudal causal cause caused causes causing ceased ceases \
    ceasing celiac cenogenesis censure center centered centering centers central cerotic cervic \
    cervical cervix cesarean chairs chalaza chalazia chalk chalky chamomile chance chancre \
    chancroid changed changing chapped chapping chara charger charms chars chart charta charter \
    charts chased chases chasing chats cheated cheating cheats cheilitis chelation chemiosmotic \
    chemosmotic chiasm chiasma chicle chile chills chimaera chimera chloral cholera choleraic \
    choleric chondri chondrin chondroma choose choral chord chorda chordae chordal chordate \
    chordotomy chore chorea choreal choreoid chorioid choroid chose chronic chronica circle \
    circlet cirrus cistern cisterna cistron cistus cites cities citrin citron citrus clamps \
    clarify clarity clashes clause clauses cleaned cleaner cleaners cleaning cleans cleanser \
    cleansers clears cleats cleaved clever climactic climatic climbs clinic clipped clipping \
    clocks clonic close closer closes closest closet closing cloth clothe cloud cloudy cluster \
    clyster coastal coaster coated coating cochleae cochleate coding colic collage collar collat \
    collate collision collusion colon colony colorimetry columellae columellate comic command \
    compete competed competes competing complains complaint complaints complete completed \
    completes completing compliant concert concerto concerts conch concha conchs confidant confirm \
    confirming conform conforming confusion congenial congenital congest conic conjunctivae \
    conjunctive constrains constraints constriction constrictive construction constructive consul \
    consult contact contacted contacting contacts contest context continent contingent contract \
    contracted contractible contractile contracting contracts contusion convert converts cooked \
    cooking cooled cooling coped copes copied copies coping coprophilia coprophiliac coprophilic \
    copula copulae copulate copying coral cordate cordotomy coring corneal cornu cornua coronal \
    corporal corporeal corps corpse corpus correspondents cortex cortical cortices cosmic costal \
    costed costing costus counsellor counselor count country county couple couplet course covered \
    covers cowage cowberry cowhage cracks cramp cramping cramps crampy crashed cream creatin \
    creating creation cremate crenate creosol cresol cretinoid cries crimes crises crista cristae \
    crossbred crossbreed croup croupy crowberry crowding crowing cruises crural crushed crushes \
    crushing crust crusta crustae crying crymotherapy cryotherapy crystalize crystallize cured \
    cures curing curse curved curves cutter cyanic cyclin cycling cyclopes cyclops cynic cysteine \
    cystic cystica cystine cytidine cytisine cytosine dactyl dactyli dandruff dandruffy danger \
    dangleberry daring darling dashed dashes dating deals decease deceased decent decide decided \
    decides deciding deciduae deciduate decode decoded decodes decoding decrease decreased defect \
    defective defects defer deferred deleted deletion denature dental denture depleted depletion \
    deprivation deprive deprived deprives depriving derivation derive derived derives deriving \
    descent described descried desert desmid desmoid dessert detail detect detective detects \
    deviance device dexterous dextrous diaphragm diarrhea diarrheic diarrhetic diastem diastema \
    dichroic dichromat dichromate dichromic dicoumarol dicumarol diecious dieretic dietetic \
    diethyl differentiae differentiate difficult difficulty digest digoxin dimeric dimethyl dimple \
    diner dineric dining dinner dioecious dioxin diploe diploic diploid diplopic dipole dipsomania \
    dipsomaniac discreet discrete dishes distensible distensile distil distill dives diving doing \
    dollar dolorimetry dopamine dormant dorsa dorsad dorsal dosing dotation double douce douche \
    draft drafting drafty drained draining drains dreading dreads dream dreamy dries dripped \
    dripping drive drivel driver drivers drives driving dropped dropping drowned drowning drowns \
    drying ductal ductile ducts ductule ductus duodenal during dwelling dying dystrophic \
    dystrophica early earned earning earns eater eating ecdyson ecdysone ecstatic ectasia ectatic \
    ectomorph ectomorphy edges edited editing effect egest egesta egoism egoist egoistic \
    egoistical egomania egomaniac egotism egotist egotistic egotistical eight eighth eighty either \
    eject elastic elation elder electro electron elute emboli embolic emesis emulsin emulsion \
    enanthem encode endamebae endamoebae ended endemic endermic ending endocardia endocardiac \
    endogenous endomorph endomorphy endopolyploid endopolyploidy enomania enroll ensure enter \
    entered enteric entering entero enters entopic entropic envelop envelope eosinophil \
    eosinophile epidemic epidermic epidural epigastric epimer epimere epineural epineurial \
    episcleral erbium ergomania ergomaniac ergotic erosion erotic erotica error errors \
    erythematosus erythematous esophageal estate ester esthetic estival estradiol estral estriol \
    estrual eternal ethal ethanal ethane ethanol ethic ethionine ethnic ethnological ethnology \
    ethological ethology ethyl ethylate ethylene ethylic etiolate etiological etiology euglenid \
    euglenoid evens events evulsion examine exanthem exanthema except excise excited exciting \
    excretion excuse existed existing exists exited exiting exits exorcise expiration explode \
    exploded explodes exploding explore explored explores exploring expos expose extant extern \
    externa faces facet facial faciale facies facing factor factors factual factually faculty \
    fading failed failing fairly fairy falces falling famine fantast fantasy faradaic faradic \
    farding farina farther faster fasting father fathers fatigable fatiguable faucet faucial fault \
    faulty favor feared fearing fecal fender fenders fenestrae fenestrate ferricyanide \
    ferrocyanide fester fetal fibrillae fibrillate fibrin fibroin fibrosus fibrous fibular fiction \
    fight fights filed filing filled filler fillet filling filmed filming fimbriae fimbriate \
    finding finer fines finest finger fingers fining firearm firing fishes fissure fistulae \
    fistulate flaccid flashes flatus flavine flavone flavor flesh fleshy flexible flexile flexure \
    flight flipped flipping floods floors floral flowed flower flowers flowing fluorimetric \
    fluorimetry fluorometric fluorometry flyblow flyblown flying folate folder foliate folic foods \
    fooled fooling foramen forceps forces forearm formant former formic formica formulae formulate \
    forth fought founded founding foundling founds fourth foveae foveate fraction fractional \
    freeing freezing french frenulum friction fried friend frigid frigidity frontal frowned \
    frowning frowns frying fuliginous fuller function funded funding funds fundus funnel fusing \
    gallate gallium gallon ganglion garage garbage garden gardening gardens garget gargety garner \
    garrot garrote gasiform gasket gaster gastral gastric gastrulae gastrulate gather gathers \
    gating geared gearing gelastic gelatin gelation gelling geminate genal gender generic genetic \
    genial genital genius genom genome genual genus geratology germicidal germicide germinal \
    germinate getting giantism gigantism ginger glance glands glans glass glassy gleaned gleaning \
    gleans gleet gleety globate globin globular globulin gloves glowed glowing glycine glycolic \
    glycollic gnome goiter goitre gonadal gonadial gonads gonium gonococci gonococcic grades \
    graffiti graffito grand grands granted granting grants granular grave gravel gravid gravida \
    greed greedy gripe grippe gristle ground grounds growing guess guests guilt guilty gullet \
    gutter gynandromorph gynandromorphy hacked hacking hairs halls hallus hallux halogen haloid \
    halted halter halting hamate hamstring hamstrung handed handing handled handling hanged hanger \
    hanging haploid haploidy harden hardening hardens hardly hardy hated hating hatred having \
    heading health healthy hearing hearings hears hearts heated heater heating heats heels height \
    helcoid helicoid hemal hematein hematic hematin hematoid hematologist hematology hemophilia \
    hemophiliac hemophilic hence hepatic hereby herniae herniate heroes heroin heron herpes \
    herpetic heterogeneous heterogenous hexamine hexaploid hexaploidy hiding hiemal hills hinted \
    hinting hiring hoarding hoarse holder holster hominid hominoid homogeneous homogenous homolog \
    homology honest honestly honesty hooked hooking hordes horny horse horses human humane humans \
    humanus humeral humidify humidity humoral hunted hunting hyaline hyalogen hyaloid hydatid \
    hydatoid hydroxy hydroxyapatite hydroxyl hydroxylapatite hygieist hygienist hyperhidrosis \
    hyperidrosis hyperploid hyperploidy hypochondria hypochondriac hypodiploid hypodiploidy \
    hypogastric hypoglycaemia hypoglycemia hypoploid hypoploidy hypothalami hypothalamic hysteria \
    iconic ictal ictus ideals identify identity igneous ileus iliac ilial ilium images imagoes \
    immoral immortal imperfect imperfecta imply inane incest inches incline incurs incus indeed \
    indexed indices indict indigo induces induct indulin inert infarction infect infection infest \
    infraction ingenious ingenuous ingest inguinal inguinale injures injuries inline inmate innate \
    inner inoculate inquires inquiries insane insect insects insert insertion insomnia insomniac \
    inspect inspects instal install installments instalments instil instill insulin insure insured \
    inter interbred interbreed interceptive intercostal intern interne internment interoceptive \
    interstate intestine inulin invert invest iodide ionic ionium iridal irides iridial irrigate \
    irrigation irritate irritation ischemic ischial isochronous isochroous isogamy isogeneic \
    isogenic isomeric isometric isotopic isotopy isotropic isotropy issue issues isthmi isthmic \
    jargon joined joins jointed joints jugular junction keratin ketone kettle killed kills kinking \
    kissing kleptomania kleptomaniac knight lability lacked lacking lacks lacrimal lacunae lacune \
    ladder lager lamaze lamellae lamellate lamina laminae laminate lamps lance lancet lancing \
    landing lands larger larvae larvate laryngeal lasted lasting lasts latency latent later \
    lateral latitudinal latter laughter launch lawyer lawyers layer layers laying leaned leaning \
    leans learned learning learns lease leaved legible lending length lengthy lessor lethal \
    leucine lever liability liable lienal ligament ligation light lighted lightening lighter \
    lightest lighting lightly lightning ligneous lignin lignum ligula liked liking limbi limbic \
    limbs limina lineal linear lined linens liner lines lingua linguae lingual lingula lingulae \
    linin lining linked linking linum lipid lipped lipping liter lithontriptor lithotriptor \
    lithotritor litter lively liver lives livest livid living loath loathe lobate lobular lobule \
    local locale locals locked locking locks locular loculi loculus lomentum loose loral loses \
    losing losses lovely lovers loves loving lower lowered lowering lowers lowest lucid lumbago \
    lumbar lumber lumen lumina lunate lunch lurry lying lymphangitis lyophil lyophile lysogen \
    lysogeny macrosomia macrostomia macule magneton magnetron mailed mailing maker makers making \
    malar malate maleate malleolar mamilla mamillary mamillated mamillation mammilla mammillary \
    mammillated mammillation mangle mangles mania maniac manometer mantle marching marihuana \
    marijuana marital marker markers market markets marking marrow martial masses master matching \
    mater matriclinous matrix matroclinous matter mature meals meatal meats meatus medal media \
    mediad mediae medial median mediate mediation medical medicare medicate medication meditation \
    megalomania megalomaniac meiosis meiotic member mended mending meninges mental mentor mesal \
    mescal mesenteric mesial mesomorph mesomorphy metacarpal metal metals metamer metamere \
    metaplasia metatarsal metformin methadone methanal methane methanol methionine methyl \
    methylate methylene methylic mettle micron micropore microspore microti microtia middle midge \
    midget might mighty miles miliary military milled million millions minded minding mined minim \
    minima minimi mining minor miosis miotic mislead misled misogamy missing mission mitral mitten \
    mobility modality models modes modest modular modulation module modules molecular momentum \
    money monkey moons moral morale morality morally morals morning morons morphogen morphogeny \
    mortal mortality mortals morulation mother mothers motion motions mourning movers moves movies \
    mucous mucus muddle multiple multiples multiplex multiplies muscardine muscarine muscular \
    mutation mutter myasis myiasis myosis nailed nailing naive nanism nanometer naphtha nares \
    narrow narrows nasal native nature nausea nauseam nearly neatly needles needless neither \
    nematicide nematocide nematoid nematologist nematology nephric nerol neroli neurilemma neuro \
    neurolemma neuron neutrophil neutrophile nevus nicest night nitrosyl nitroxyl nodular \
    nodulation nodule nodules noises noology noses nosology notation nothing noting notion notions \
    nuchal nuclear nuclei nucleic nucleide nuclein nucleon nuclide numeral nutation nutrient nymph \
    nympha nymphomania nymphomaniac occipital occult occulta ocular oculi oculus oesophageal \
    official older olefin olein omental omentum omicron omission onanism onium online oocyst \
    oophyte oosperm oospore opacify opacity opiod opioid optic optica orally orange orbit orbita \
    orbital orcein orcin order ordinance ordnance organ organa orthoptist orthotist osmatic osmic \
    osteal osteogen osteogeny ostomy other others otitis otocyst ought ounce ourselves ovaries \
    overlay overly override overrode overs overstain overstrain oviducal oviductal oviferous \
    ovigerous ovine owing owning pacing packed packing padded padding paging pains paints palace \
    palatal palate palatine pallium palmar palpebrae palpebral palpebrate panophobia pantophobia \
    pants papaw papillae papillate paranoia paranoiac paranoic parent paries parietal paris parity \
    parotic parotitis particle particles particular particulate partly party passes patch patchy \
    patellar patency patent pathogen pathogeny patient patients patten pattern paunch paving \
    pawpaw payable payed payer payers paying peaks pearl pearly peasant pectinal pectineal \
    pectoral pederast pederasty pediatric pedicel pedicle pelvic pended pending pends penicillin \
    perfuse perichondral perichondrial perineum perineural perineurial peristomal peristomial \
    pernicious perspiration peruse petiolate petty phalli phallic phallin pharmacopeia \
    pharmacopoeia phenic phenologist phenology photo photon phrenic phrenologist phrenology \
    phthalein phthalin physic pigment pigmenti pilar pileus pillar pilus pinched pinches pinching \
    pineal pinnace pinnae pints pisiform pistil pistol pitting place placing plane planes planet \
    planets plans plant plantar plants planus plasm plasma plasmid plasmin plasmoid plasmon plast \
    plasti plastic plastica plating playable played player players playing pleasant please pledge \
    pledget pleural plicae plicate plotter plumbago plural pneumococci pneumococcic podology \
    poikilotherm poikilothermy points polyene polygene polyp polytene polythene pomace pomade \
    poral portal porter ports posed poses posing posology posses possess posted posting potter \
    powder power powered powering powers praise prayed prayer prayers praying precious premier \
    premiere premium prepuberal prepubertal presents pretty previous priapi priapic price \
    primigravida prince prints probate probation processor proctal professional professor prolapse \
    promoted promoting prompted prompting pronation propranolol prostate prostatic prostheses \
    prosthetic prostrate protheses prothetic proto proton pseud pseudo pseudomonad pseudomonas \
    psych psycho pterin pterion puberal pubertal puberty pubic public pulpal punch punched punches \
    punching pupal pupil purge purging purine purpura purulent pustule pyelotomy pylori pyloric \
    pylotomy pyretic quadruple quadruplet qualifies qualify qualities quality quart quartz \
    quinaquina quinidine quinine quinoline quinolone quinone quinquina quint raced races racial \
    racing racket racks radiable radial radiale radiation radius rafting ragged rails rained \
    raining rains raise raises raising raking random range ranged ranted ranting rants ranular \
    raphe rarest rated rather rating rational rationale raving reach reaches reaching reading \
    reads reality realty rebill recital rectal rectum rectus reedy reenter refer reference \
    referred refract refractile refraction refractor refuse regain regainer regaining regarded \
    reign relied relief relies relieve relying remainder remedy reminder renal render renders \
    rends renin rennin rental repaid repair repay repeal repeat repel replied replies replying \
    resent reset resets resign respire respite rested restiform resting restive restrains \
    restraints rests retail retain retainer retaining retarded retial reticular retiform retina \
    retinal retinoid retinol retract retractile retraction retractor reuse reverse rewrite rewrote \
    rhaphe rheumatic rheumatica rhonchal rhonchi rhonchial rickets rictal rictus ridding rides \
    ridge riding rifle right rightly rights rigid rigidity ringer ringers ringing rings ripped \
    ripping ripple rises rising risking river rivers roach robots rocker rocket roots rotation \
    rough round rounded rounding rounds routes routs rowing rubella rubeola rufous rugous rumors \
    rural rushed rushes rushing rusty saccharimeter saccharometer sacked sacks sacral sacred sales \
    saline salping salpingo salter sample sandal saves savin saving saying scalae scalded scale \
    scaled scales scandal scarce scare scared scares scaring scarring scars schiz schizo sciatic \
    sciatica sclerotic scopophilia scoptophilia scopula scopulae scoring scream sealing seals \
    seating seats secret secrete secretin secretion secrets sections seeds seeing seeking seeming \
    sella selling sells semeiology semeiotic semiology semiotic sending sends sensing sentient \
    sentiment septal septic sequel sequela serious seropus serous server setiferous setigerous \
    setting settling seventh seventy sever severe sewage sewing shades shading shares sharing \
    shaving shearing shells shingles shipped shipping shocks shoots shopped shopping shorts shots \
    shouts shunting shuts sickle sides sidewalk sidewall siding sight sigma sigmatism signer \
    signing silicon silicone simple simplex simply simulate simulated simulates simulating \
    simulation simulator singer singing single singles sings sinking sinter sitiology sitology \
    sitting skeletal skilled skills skipped skipping slash slaughter slaves sleep sleepy slice \
    slices slicing slides sliding slight slighter slightest slightly slings slipped slipping \
    slotted slower slowest slurred slurry smell smells smelly smiles sneak sneaky snorter socks \
    solation solder soldier soles solvation solves somatic soporiferous sorter sorts sought sounds \
    spacing spasmodic spastic spavin speaks speeds spelling spells spending spends spies spinal \
    spine spines spinous spirem spireme spirophore spits spitted spitting splash spleen splenic \
    splenius splice spline splint split splits splitting sporiferous sporophore sports spots \
    spotted spotting spring sprung spurge spurred squamous squint stable stacked stacks staged \
    stages staging stain staining stairs stale stamped stampede stands stannate stannic stapes \
    staphylococci staphylococcic stare stared stares staring starred starring stars started \
    starting startled startling starts starve starved starves starving state stated states statim \
    statin stating station statue stature status statute stayed staying steal stealing steals \
    steam stearic stegnotic stenosis stenotic steric sternal stick sticking sticks sticky stigma \
    stigmatism stimulate stimulated stimulates stimulating stimulation stimulator sting stipe \
    stirs stocking stocks stoke stomata stones stores stories storing strain straining strains \
    strait strands strapping straps strati stratum streak streaks stream streams streptococci \
    streptococcic striae stricture strident strike string strip stripe stripping strips stroke \
    strong struck structure struma stuck study stupor sturdy style stylet subdural subtile subtle \
    succus succuss suckle suint sulcate sulcus sulfate sulfinyl sulfonyl sumac sumach summaries \
    summarizes super superb suppl supple supplier supply supraorbital suture swage swamps swaps \
    swearing swears sweating sweats swelling swing switch symbiontic symbiotic syndactyl \
    syndactyly syneresis syngeneic syngenetic synovial synteresis syringe system tabes table \
    tables tablet tablets tachycardia tacked tacking tackled tackling tacks taenia tagged tails \
    taking talar tales talion taliped talking talon tanks tannate tannic tapes target tarsal \
    tarsus taster tasting teaches teaching teared tearing tectum tegmental tegumental telling \
    temporal tender tendinitis tendinous tendon tendonitis tends tenet tenia teniae tension \
    teratology terbium terminal terpineol terpinol terror terrors tested testes testing testis \
    tests tetanic tetra tetrad tetraploid tetraploidy thalami thalamic thanks theater thenar \
    thereby thermophile thermopile thirty thoracic thorax thorn thorny thoron thorough though \
    thought thread threat threats threes throat thrombi thrombin through throughout throughput \
    throw thrown thrust thrusting thrusts thymi thymic thyroid tibia tibial tickets tickling \
    tightly tiles tiller timber timbre tinter tipping tiring tissue tissues titer titles tolidine \
    toluidine toluyl tolyl tomentum tones tonsil toponym toponymy tortious tortuous torturous \
    tough toxic trace traced traces tracing tracked tracking tracks traction tractional tracts \
    tractus traded trades trading trails train trained training trains trait trance tranche trans \
    transection transit transmit transverse trapping traps trauma traumatic traumatica traveled \
    travelled tread treat treaties treatise treats treaty treble trees trench trend trends trendy \
    trental trial trials tribes trichloroethane trichloromethane trichoid trichome trichroic \
    trichrome trichromic trick trickling tricks tricky trident tries trifle triolet triple triplet \
    triploid triploidy tripos tripping trips tripsy trismic trisomic trocar trochar trochoid \
    trough truck trucks truss trust trusting trusts trusty trying tubae tubage tuber tuberous \
    tubing tumors tuned tunic tunica tunicae tunicate tuning tunnel turbid turgid turned turning \
    tying tympan tympani tympanic tympany typhus typing uberous uberty ulcer uliginous ulnae ulnar \
    ulnare umbilical unciform unclear unction uncus underlie underlies underline underlines ungual \
    ungulae ungulate uniform unilocular uniocular union united unites units untied urate urban \
    ureter ureteric uretero urethra urethro urging urine using uterine utter vacation vaccina \
    vaccinal vaccinia vaccinial vagal vagina vaginae vaginal vaginate valine vallate valve varices \
    varies various vasal vascular vasculare vasiform vault vaulty venal vended vending venial \
    venosus venous ventral ventricular venue venues venule venus verbal vermian vermicidal \
    vermicide vermin vernal vertebra vertebrae vertebral vesic vesical vesicle vesico vesicular \
    vibrio villi villous villus viral virial viricidal viricide virucidal virucide viscera \
    visceral viscous viscus visible visile vocal voltameter voltammeter voltmeter vomit vomito \
    vortex vortices vulgaris vulvar waived waiver waked waking walked walking warmed warming \
    warned warning warrant warranty washes waved waver waving wealth wealthy wearing wears wedge \
    wedges wedgie weigh weighs weight weights wetting wheels whence whereby widest widow windigo \
    window winking winner winter wisest witch withdraw withdrawn words worlds worth worthy wounds \
    writhing writing xanthine xanthochroia xanthochromia xanthone xenogeneic xenogenesis xenogenic \
    xenomania xeroderma xerodermia xerotic yearly yourselves zonae zonate zoophyte zoosperm \
    zoospore \
    calvary cavalry conservation conversation mediated mediates mediating meditated meditates \
    meditating silver sliver slivers silvers
    """
}
