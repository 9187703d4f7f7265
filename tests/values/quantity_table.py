"""Expressions and the quantities they hold, written by hand before the parser was run on them.

Each line: text => quantities, comma-separated, "nothing" for none. A quantity is written as its
bound, number and unit: "320 drone", "~36 missil" (about), ">300", ">=7", "<12", "<=40",
"5..7 dead" (range); "-" is no unit; ages and ordinals say so first.
"""

FRENCH = """
trois douzaines de missiles => ~36 missil
une trentaine de blessés => ~30 injured
une dizaine de jours => ~10 day
une quinzaine de soldats => ~15 soldier
une vingtaine d'années => ~20 year
une centaine de manifestants => ~100 demonstr
une centaine d'euros => ~100 EUR
un millier de personnes => ~1000 people
une douzaine => ~12 -
la quarantaine imposée aux voyageurs => nothing
une quarantaine de maisons => ~40 hous
deux centaines de drones => ~200 drone
trois milliers d'hectares => ~3000 ha
une demi-douzaine de véhicules => ~6 vehicl
des dizaines de morts => >=20 dead
des centaines de personnes => >=200 people
plusieurs milliers de manifestants => >=2000 demonstr
quelques milliers de Tomahawks => >=2000 tomahawk
des dizaines de milliers de réfugiés => >=20000 refuge
des millions d'électeurs => >=2000000 voter
deux heures et demie => 150 min
presque deux heures trente => ~150 min
presque deux heures et demie => ~150 min
plus de deux heures => >120 min
un échange de 2h30 => 150 min
pendant 2 h 30 => 150 min
il a duré 2 h 30 => 150 min
une heure et demie => 90 min
une demi-heure => 30 min
un quart d'heure => 15 min
trois quarts d'heure => 45 min
une heure => 60 min
45 minutes => 45 min
dix minutes => 10 min
30 secondes => 30 s
trois semaines => 3 week
deux mois => 2 month
trois ans et demi => 3.5 year
un an et demi => 1.5 year
les trois derniers mois => 3 month
au cours des 16 derniers jours => 16 day
deux jours avant l'examen => 2 day
depuis dix ans => 10 year
vingt-quatre heures => 1440 min
1 200 drones => 1200 drone
1 200 drones => 1200 drone
1 200 drones => 1200 drone
1.200 drones => 1200 drone
25 000 euros => 25000 EUR
500.000 bouddhistes => 500000 bouddhist
10,5 => 10.5 -
10,000 personnes => 10000 people
2,4 millions d'euros => 2400000 EUR
4,923 millions de personnes => 4923000 people
10,5 milliards d'euros => 10500000000 EUR
10,5 milliards d’euros => 10500000000 EUR
4,20 € => 4.2 EUR
4 € => 4 EUR
1€ par mois => 1 EUR
3 Md€ => 3000000000 EUR
3,5 Mds€ => 3500000000 EUR
12 M€ => 12000000 EUR
50 k€ => 50000 EUR
100 dollars => 100 USD
un million de dollars => 1000000 USD
50 millions de dollars canadiens => 50000000 CAD
300 millions de livres sterling => 300000000 GBP
dix milliards de roubles => 10000000000 RUB
8 milliards de francs suisses => 8000000000 CHF
1,7 milliard => 1700000000 -
950 millions => 950000000 -
deux cent mille personnes => 200000 people
5 millions de Français => 5000000 franc
-5 % => -5 %
−5 % => -5 %
5 % => 5 %
5% => 5 %
0,75% => 0.75 %
autour de 1% => ~1 %
5 pour cent => 5 %
dix pour cent => 10 %
trois points de pourcentage => 3 point
un sur trois => 33.333333 %
une chance sur deux => 50 %
quatre Français sur dix => 40 %
la moitié des sièges => 50 %
un tiers des électeurs => 33.3333 %
les deux tiers des voix => 66.6667 %
un quart des habitants => 25 %
les trois quarts du pays => 75 %
un quart de finale => nothing
plus de la moitié => >50 %
plus de 300 drones => >300 drone
plus d'un million d'euros => >1000000 EUR
au moins sept morts => >=7 dead
au moins 51 drones ukrainiens => >=51 drone
sept morts au moins => 7 dead
jusqu'à 40 personnes => <=40 people
jusqu’à 40 personnes => <=40 people
environ 320 drones => ~320 drone
320 drones environ => 320 drone
quelque 300 soldats => ~300 soldier
près de 5 milliards d'euros => ~5000000000 EUR
près de quatre heures => ~240 min
moins de 140 caractères => <140 caracter
moins d'une heure => <60 min
pas moins de douze blessés => >=12 injured
au maximum 50 personnes => <=50 people
pas plus de dix élèves => <=10 student
à peu près 200 maisons => ~200 hous
au-delà de 3 000 hectares => >3000 ha
supérieurs à 25 000 euros => >25000 EUR
à partir de 13 ans => >=13 year
13 ans et plus => >=13 year
une trentaine de personnes au moins => ~30 people
entre 5 et 7 morts => 5..7 dead
de 5 à 7 blessés => 5..7 injured
5 à 7 blessés => 5..7 injured
5-7 morts => 5..7 dead
deux ou trois missiles => 2..3 missil
entre deux et trois heures => 120..180 min
entre 5 et 7 millions d'euros => 5000000..7000000 EUR
500.000 à 600.000 bouddhistes => 500000..600000 bouddhist
320 drones et 37 missiles => 320 drone, 37 missil
283 drones et cinq missiles ont été abattus => 283 drone, 5 missil
Trente-sept drones et 14 missiles => 37 drone, 14 missil
sept morts et 51 blessés => 7 dead, 51 injured
sept personnes ont été tuées => 7 people
deux hommes, une femme => 2 man
trois autres soldats => 3 soldier
trente-trois autres suivront => 33 -
cinq d'entre eux => 5 -
37 ont percé les défenses => 37 -
quatre jeunes filles => 4 girl
deux nouvelles frappes => 2 strike
deux dirigeants => 2 leader
cinq villes => 5 town
vingt et un élèves => 21 student
soixante-dix-sept prisonniers => 77 prison
quatre-vingts avions => 80 plane
quatre-vingt-deux ans => 82 year
mille hommes => 1000 man
deux mille cinq cents => 2500 -
un mort => 1 dead
un mort et deux blessés => 1 dead, 2 injured
un blessé grave => 1 injured
un accord => nothing
une conversation => nothing
un million => 1000000 -
un seul missile => 1 missil
au moins un soldat => >=1 soldier
l'un des deux hommes => 2 man
âgé de 30 ans => age 30 year
une femme de 42 ans => age 42 year
Martin, 30 ans, conducteur => age 30 year
Guillaume Blot (23 ans) => age 23 year
âgés de 13 à 16 ans => age 13..16 year
mineurs de 16 ans => age 16 year
condamné à 10 ans de prison => 10 year
la 16e étape => ordinal 16 -
la troisième fois => ordinal 3 -
vingt-neuvième édition => ordinal 29 -
au XXIe siècle => nothing
au 21e siècle => nothing
le premier ministre => nothing
le F-16 => nothing
des Su-27 et des F-35 => nothing
Covid-19 => nothing
le G7 et le G20 => nothing
un 4x4 => nothing
un Boeing 737 => nothing
sur BFM et France 2 => nothing
l'article 16 => nothing
n° 10 => nothing
un Shahed-136 => nothing
le 16 octobre => nothing
le 16 octobre, 12 morts => 12 dead
jeudi 16 octobre 2025 => nothing
en 2014 => nothing
à 18 h 30 => nothing
vers 6 heures => nothing
il y a deux mois => nothing
d'ici deux semaines => nothing
dans les deux prochaines semaines => nothing
entre 1999 et 2005 => nothing
les années 60 => nothing
10 km => 10 km
300 km à pied => 300 km
à 60 kilomètres de Kiev => 60 km
50 km/h => 50 km/h
1 500 mètres => 1500 m
10 m de haut => 10 m
600 hectares => 600 ha
5 tonnes de cocaïne => 5 t
3 degrés => 3 degree
-10 °C => -10 degree
20 kilomètres carrés => 20 km2
500 MW => 500 MW
une barre de 400g => 400 g
augmenter de 3 ou 4% => 3..4 %
passé de 5 à 7 morts => 5 -, 7 dead
500 emplois supprimés => 500 job
le 08-08-2008 => nothing
il a tiré trois coups => 3 shot
six organisations, dont cinq syndicats => 6 organis, 5 syndicat
""".strip().splitlines()

ENGLISH = """
four in ten => 40 %
four in ten people => 40 %
one in five voters => 20 %
nine out of ten => 90 %
three out of four adults => 75 %
half of the seats => 50 %
more than half the seats => >50 %
nearly half of voters => ~50 %
a third of voters => 33.3333 %
two-thirds of members => 66.6667 %
two thirds => 66.6667 %
a quarter of the budget => 25 %
three quarters of homes => 75 %
the second half => nothing
half-time => nothing
the third time => ordinal 3 -
1,200 drones => 1200 drone
1200 drones => 1200 drone
1,234,567 people => 1234567 people
10.5 => 10.5 -
1.200 kg => 1.2 kg
650,000 emails => 650000 email
3m people => 3000000 people
5 million users => 5000000 user
half a million people => 500000 people
two hundred and fifty passengers => 250 passeng
twenty-one dead => 21 dead
a hundred homes => 100 hous
three thousand troops => 3000 soldier
5.6 million => 5600000 -
$4.2bn => 4200000000 USD
$4.2 billion => 4200000000 USD
$4.2-billion => 4200000000 USD
£3m => 3000000 GBP
£3 million => 3000000 GBP
€500 => 500 EUR
US$20 => 20 USD
A$20m => 20000000 AUD
C$1.5bn => 1500000000 CAD
$5-7 million => 5000000..7000000 USD
$1,000 => 1000 USD
50 dollars => 50 USD
20 euros => 20 EUR
10 million pounds => 10000000 GBP
two billion euros => 2000000000 EUR
more than $100 million => >100000000 USD
$184 million contract => 184000000 USD
$500k => 500000 USD
-5% => -5 %
5% => 5 %
5 per cent => 5 %
5 percent => 5 %
ten percent => 10 %
0.4% => 0.4 %
almost 10 per cent => ~10 %
5 percentage points => 5 point
44 percent to 39 percent => 44 %, 39 %
some 300 drones => ~300 drone
about 320 drones => ~320 drone
around 40 people => ~40 people
roughly 1,000 homes => ~1000 hous
approximately 200 soldiers => ~200 soldier
nearly 60 people => ~60 people
almost two hours => ~120 min
an estimated 5,000 people => ~5000 people
close to 100 => ~100 -
up to 40 people => <=40 people
as many as 50 dead => <=50 dead
no more than 10 => <=10 -
fewer than 12 people => <12 people
less than 5% => <5 %
under 40 => <40 -
at least seven people were killed => >=7 people
at least 51 => >=51 -
a minimum of 20 officers => >=20 offic
no fewer than 12 injured => >=12 injured
more than 300 drones => >300 drone
over 100 people => >100 people
upwards of 50 => >50 -
in excess of $2m => >2000000 USD
50 or more people => >=50 -
300 or so => ~300 -
between 5 and 7 people => 5..7 people
from 5 to 7 people => 5..7 people
5 to 7 people => 5..7 people
5-7 people => 5..7 people
three or four missiles => 3..4 missil
ten to fifteen minutes => 10..15 min
rose from 5 to 7 => 5 -, 7 -
seven dead => 7 dead
Seven people died => 7 people
seven dead and 51 injured => 7 dead, 51 injured
51 were taken to hospital => 51 -
40 injured passengers => 40 passeng
two women passengers => 2 passeng
two police officers => 2 offic
320 attack drones => 320 drone
eight fire engines => 8 engin
five patients with gunshot wounds => 5 patient
six chocolate bars => 6 bar
three new missiles => 3 missil
three Russian missiles => 3 missil
two other men => 2 man
seven of them => 7 -
five-bedroom house => 5 bedroom
two-carriage tram => 2 carriag
a three-run lead => 3 run
one dead => 1 dead
one person was killed => 1 people
one woman => 1 woman
at least one missile => >=1 missil
one of them => nothing
no one => nothing
one another => nothing
the one in 1908 => nothing
one day => nothing
a dozen => ~12 -
a dozen people => ~12 people
two dozen => ~24 -
half a dozen officers => ~6 offic
dozens of people => >=24 people
dozens were hurt => >=24 -
hundreds of homes => >=200 hous
thousands of fans => >=2000 fan
tens of thousands of people => >=20000 people
hundreds of thousands of emails => >=200000 email
several hundred people => >=200 people
a few thousand => >=2000 -
millions of voters => >=2000000 voter
a couple of missiles => ~2 missil
two hours => 120 min
two and a half hours => 150 min
two hours and 30 minutes => 150 min
more than two hours => >120 min
a two-hour call => 120 min
half an hour => 30 min
a quarter of an hour => 15 min
an hour and a half => 90 min
45 minutes => 45 min
30 seconds => 30 s
three weeks => 3 week
ten days => 10 day
108 years => 108 year
nine months => 9 month
a decade-long war => nothing
two decades => 20 year
one year => 1 year
the first in 108 years => 108 year
the last two weeks => 2 week
a 42-year-old man => age 42 year
a 42 year old man => age 42 year
Martin Bamford, 30, from Croydon => age 30 year
John Smith, 42, said => age 42 year
aged 30 => age 30 year
at the age of 19 => age 19 year
a six-month-old baby => age 6 month
children aged between 5 and 7 => age 5..7 year
30 years old => age 30 year
the 44th president => ordinal 44 -
28th lap => ordinal 28 -
the 21st century => nothing
Boeing 737 => nothing
an F-16 => nothing
Su-27 jets => nothing
Covid-19 => nothing
the G7 => nothing
Channel 4 => nothing
Formula 1 => nothing
Formula One => nothing
Shahed-136 drones => nothing
Game 7 => nothing
lap 48 => nothing
Article 5 => nothing
No. 10 => nothing
BBC Radio 4 => nothing
October 16, 2025 => nothing
16 October => nothing
on November 8 => nothing
in 2014 => nothing
at 6.10am => nothing
at 18:30 => nothing
two days ago => nothing
the 1990s => nothing
the 2016 election => nothing
12 mph => 12 mph
a 12mph limit => 12 mph
more than 100 mph => >100 mph
27km => 27 km
17 miles (27km) => 17 mile, 27 km
six feet => 6 ft
60 metres => 60 m
10m tall => 10 m
360 grams => 360 g
a 400g bar => 400 g
14 ounces => 14 oz
$10 an hour => 10 USD
rise of 3 or 4% => 3..4 %
5 tonnes of cocaine => 5 t
20 acres => 20 acre
20 square miles => 20 mile2
won 3-2 => 3 -, 2 -
an 8-7 victory in 10 innings => 8 -, 7 -, 10 inning
a .200 average => nothing
four men and one woman => 4 man, 1 woman
320 drones and 37 missiles => 320 drone, 37 missil
five shot down and 14 got through => 5 -, 14 -
two officers' radios => 2 offic
20,000-strong crowd => 20000 -
30% of the 200 homes => 30 %, 200 hous
""".strip().splitlines()
