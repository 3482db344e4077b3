"""What the demo's reporters wrote: invented, harmless, on example addresses."""

# rubric, category, danger now, days ago, language, answers
REPORTS = (
    (
        "bullizem-dhune",
        "llogari-rreme",
        False,
        6,
        "sq",
        {
            "links": "https://rrjeti.example/profili/i-rremi",
            "app": "Rrjeti",
            "account": "@une_jam_ajo",
            "story": "Dikush ka hapur një llogari me emrin dhe foton time dhe u shkruan shokëve të klasës gjëra që nuk "
            "i kam thënë unë.",
            "who": "child",
        },
    ),
    (
        "gjuhe-urrejtjeje",
        "etni-race",
        False,
        2,
        "sq",
        {
            "links": "https://forumi.example.org/tema/4711\nhttps://forumi.example.org/tema/4712",
            "story": "Te komentet fyhet një komunitet i tërë dhe njerëzit nxiten kundër fëmijëve të tij.",
            "who": "other",
        },
    ),
    (
        "bullizem-dhune",
        "tallje",
        False,
        1,
        "sq",
        {
            "app": "Grupi i klasës",
            "account": "Klasa 8B pa mësues",
            "story": "Çdo ditë vënë foton time dhe qeshin. Nuk dua të shkoj më në shkollë.",
            "who": "child",
        },
    ),
    (
        "dhune-seksuale",
        "shantazh",
        True,
        0,
        "sq",
        {
            "app": "Biseda",
            "account": "@panjohur.example",
            "story": "I kam dërguar një foto dikujt që thoshte se ishte 15 vjeç. Tani kërkon para, përndryshe ua "
            "dërgon të gjithëve. Më ka thënë deri nesër.",
            "who": "child",
        },
    ),
    (
        "dhune-seksuale",
        "joshje",
        False,
        0,
        "sq",
        {
            "links": "https://loja.example/lojtari/yll-i-nates",
            "app": "Lojë me shumë lojtarë",
            "story": "Vajza ime 11 vjeçe luan këtë lojë. Një i panjohur i ofron monedha loje nëse i dërgon foto.",
            "who": "parent",
        },
    ),
    (
        "gjuhe-urrejtjeje",
        "media",
        False,
        4,
        "sq",
        {
            "broadcaster": "Televizioni Shembull",
            "programme": "Debati i mbrëmjes",
            "when": "e martë, rreth orës 21.30",
            "story": "Një i ftuar foli me fjalë përçmuese për fëmijët me aftësi të kufizuar dhe askush nuk e ndaloi.",
            "who": "other",
        },
    ),
    (
        "bullizem-dhune",
        "sfida",
        False,
        0,
        "en",
        {
            "links": "https://video.example.org/watch?v=challenge",
            "story": "A video dares pupils to hold their breath until they faint. My students are sharing it.",
            "who": "teacher",
        },
    ),
    (
        "dhune-seksuale",
        "te-krijuara",
        False,
        0,
        "sq",
        {
            "links": "https://foto.example/albumi/shkolla",
            "story": "Dikush ka bërë me kompjuter foto të rreme të vajzave të shkollës sonë.",
            "who": "teacher",
        },
    ),
)

NOTE = "Kërkesa për heqje u dërgua te rrjeti; llogaria nuk hapet më prej sot në mëngjes."
CLOSED = "Llogaria e rreme u mbyll. Faleminderit që na shkrove: bëre mirë. Nëse hapet një tjetër, na shkruaj përsëri."
QUESTION = "Faleminderit që na e dërguat. A e mbani mend në cilën ditë i patë komentet për herë të parë?"
ADVICE = (
    "Faleminderit që na shkrove. Ajo që po ndodh nuk është faji yt. A ka një të rritur në shkollë, për shembull "
    "psikologia, me të cilin mund të flasësh? Mos e fshi grupin: ruaje siç është."
)
ANSWER = "Po, me psikologen e shkollës. Do të flas me të të hënën."
