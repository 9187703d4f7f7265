"""Sentences of our own and the names they hold, and pairs of names that are one or are not."""

# Language, sentence, and its names in order.
SENTENCES = [
    ("fr", "Le ministre de la Défense Juan Petit est venu.", ["Juan Petit"]),
    ("fr", "Selon le ministre des Finances Anne Kerr, tout va bien.", ["Anne Kerr"]),
    ("fr", "Il habite à la Défense Nord depuis un an.", ["Défense Nord"]),
    ("fr", "Le président américain Donald Trump a rencontré Vladimir Poutine à Budapest.",
     ["Donald Trump", "Vladimir Poutine", "Budapest"]),
    ("fr", "MM. Poutine et Trump se sont parlé.", ["Poutine", "Trump"]),
    ("fr", "Selon Mme Stefanishyna, rien ne change.", ["Stefanishyna"]),
    ("fr", "M. Ouchakov l'a confirmé à l'AFP.", ["Ouchakov", "AFP"]),
    ("fr", "L'Ukraine attend l'OTAN et les États-Unis.", ["Ukraine", "OTAN", "États-Unis"]),
    ("fr", "C'est à la Maison-Blanche qu'ils sont reçus.", ["Maison-Blanche"]),
    ("fr", "La Maison Blanche n'a rien dit.", ["Maison Blanche"]),
    ("fr", "Trump a parlé sur Truth Social.", ["Trump", "Truth Social"]),
    ("fr", "Moscou a averti Kiev.", ["Moscou", "Kiev"]),
    ("fr", "Missiles et drones sont tombés sur Kharkiv.", ["Kharkiv"]),
    ("fr", "Aucune date n'a été donnée.", []),
    ("fr", "Hier, les secours cherchaient encore.", []),
    ("fr", "Jeudi 16 octobre, Budapest attendait.", ["Budapest"]),
    ("fr", "Entretien long entre les deux hommes.", []),
    ("fr", "Les Ukrainiens craignent l'hiver.", ["Ukrainiens"]),
    ("fr", "Le secrétaire d'État Marco Rubio dirige.", ["Marco Rubio"]),
    ("fr", "Le secrétaire d'Etat américain Marco Rubio.", ["Marco Rubio"]),
    ("fr", "Dominique de Villepin est venu.", ["Dominique de Villepin"]),
    ("fr", "La Caisse d'Epargne et la Banque de France.", ["Caisse d'Epargne", "Banque de France"]),
    ("fr", "« Trump est là », dit-il.", ["Trump"]),
    ("fr", "Jean-Luc Varin, chez Natixis, le croit.", ["Jean-Luc Varin", "Natixis"]),
    ("fr", "Le dalaï-lama est au Sénat.", ["Sénat"]),
    ("fr", "Il l'a dit à Charles de Gaulle.", ["Charles de Gaulle"]),
    ("fr", "Paris a averti Londres.", ["Paris", "Londres"]),
    ("fr", "Olga Stefanishyna, ambassadrice d’Ukraine aux États-Unis.",
     ["Olga Stefanishyna", "Ukraine", "États-Unis"]),
    ("en", "President Donald J. Trump met Vladimir Putin in Budapest on Thursday.",
     ["Donald J. Trump", "Vladimir Putin", "Budapest"]),
    ("en", "Mr. Trump's adviser met Dr Smith.", ["Trump", "Smith"]),
    ("en", "FBI Director James Comey told Congress.", ["FBI", "James Comey", "Congress"]),
    ("en", "Secretary of State John Kerry spoke.", ["John Kerry"]),
    ("en", "British Prime Minister Theresa May resigned in May.", ["British", "Theresa May"]),
    ("en", "The U.S. and the European Union agreed.", ["U.S.", "European Union"]),
    ("en", "Police said the tram overturned in Croydon.", ["Croydon"]),
    ("en", "Officials from the Bank of England met.", ["Bank of England"]),
    ("en", "Ursula von der Leyen met Mohammed bin Salman.",
     ["Ursula von der Leyen", "Mohammed bin Salman"]),
    ("en", "Sean O'Neill lives near St George.", ["Sean O'Neill", "St George"]),
    ("en", "Russian drones hit Kharkiv.", ["Russian", "Kharkiv"]),
    ("en", "Americans vote on Tuesday.", ["Americans"]),
    ("en", "Harris said she would stay.", []),
    ("en", "Harris has said she would stay.", ["Harris"]),
    ("en", "Hamilton finished ahead of Rosberg.", ["Hamilton", "Rosberg"]),
    ("en", "Flooding closed the road.", []),
    ("en", "It's what I've said to Major League Baseball.", ["Major League Baseball"]),
    ("en", "See pic.example.com/AbCdE and @SomeOne.", []),
    ("en", "Witnesses were heard.", []),
    ("en", "The Prioritized Ukraine Requirements List was signed.",
     ["Prioritized Ukraine Requirements List"]),
    ("en", "Queen Elizabeth opened the Museum of London.", ["Elizabeth", "Museum of London"]),
]  # fmt: skip

SAME = """
Zelensky = Zelenskyy
Zelensky = Zelenskiy
Zelensky = Зеленский
Zelensky = Volodymyr Zelensky
Volodymyr Zelenskyy = V. Zelensky
M. Zelensky = Volodymyr Zelensky
Trump = Donald Trump
Trump = President Donald J. Trump
D. Trump = Donald Trump
DONALD TRUMP = Donald Trump
Donald J. Trump = Donald Trump
Poutine = Putin
Vladimir Poutine = Vladimir Putin
Iouri Ouchakov = Yuri Ushakov
Sergueï Lavrov = Sergei Lavrov
Sergueï Lavrov = Sergey Lavrov
Maison-Blanche = Maison Blanche
Maison Blanche = White House
États-Unis = Etats-Unis
États-Unis = United States
USA = United States
OTAN = NATO
Moscou = Moscow
Londres = London
Kiev = Kyiv
Zaporijjia = Zaporizhzhia
Voronej = Voronezh
Hongrie = Hungary
Allemagne = Germany
François Fillon = Francois Fillon
Jean-Luc Mélenchon = Jean Luc Mélenchon
J.-L. Mélenchon = Jean-Luc Mélenchon
Mme Stefanishyna = Olga Stefanishyna
Dr Smith = John Smith
Mohammed Ali = Muhammad Ali
Federal Bureau of Investigation = FBI
Netanyahou = Netanyahu
Robert Kennedy Jr = Robert Kennedy
Trump's = Trump
Union européenne = European Union
""".strip().splitlines()

DIFFERENT = """
Mario Rubio # Marco Rubio
Biden # Bidens
Trump # Trumps
Donald Trump # Melania Trump
Donald Trump # Ivanka Trump
Jean Dupont # Jean-Luc Dupont
Jean-Luc Dupont # Jean-Marie Dupont
Martin # Martine
Roberto Rossi # Roberta Rossi
York # New York
Korea # South Korea
North Korea # South Korea
House # White House
White House # House of Commons
Truth Social # Social
Iran # Irak
Mali # Bali
Macron # Micron
Lavrov # Lavrova
Harris # Parris
Austria # Australia
Niger # Nigeria
George Bush # George W. Bash
Poutine # Trump
Donald # Donald Trump
Lee # Leo
Kerry # Kelly
Banque de France # France
Ukraine # Ukraine Today
Dominique Strauss # Dominique Strass
""".strip().splitlines()
