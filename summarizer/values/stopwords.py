"""Words that carry no content of their own, French and English, already folded.

Articles, pronouns, prepositions, conjunctions, auxiliaries, and the verbs and fillers of reporting
("a déclaré", "according to"), which differ between two reports of one fact. Numbers and negations
are not here: both change what a sentence claims.
"""

_FR = """
a au aux avec ce ces cet cette cela ca ceci celui celle ceux celles ci la le les l leur leurs lui
de des du d dans en entre et ou un une uns unes par pour sur sous chez vers sans se s si son sa ses
soi mon ma mes ton ta tes notre nos votre vos je j tu il ils elle elles on nous vous me m te t y qu
que qui quoi dont ou est es suis sommes etes sont etait etaient etais etions etiez ete etant etante
fut furent sera seront serait seraient soit soient fusse ai as ont avons avez avait avaient avais
aviez eu eue eus eues ayant aura auront aurait auraient ait aient eut eurent avoir etre fait
faire font faisait aussi alors ainsi apres avant deja donc encore mais meme memes comme car quand
lorsque puis plutot tout toute tous toutes tres trop tandis tel telle tels telles lors afin parce
pendant depuis jusque jusqu lorsqu puisqu puisque quoique quelque quelques plusieurs autre autres
chaque certain certaine certains certaines moi toi eux ici la-bas voici voila dit disait dire
declare declarait declarer affirme affirmait affirmer indique indiquait indiquer precise precisait
preciser ajoute ajoutait ajouter explique expliquait expliquer annonce annoncer rapporte rapporter
souligne souligner estime estimer assure assurer selon d'apres d'ailleurs notamment egalement
toutefois cependant neanmoins ensuite enfin desormais actuellement vient venir va vont allait
allaient aller deux-la etc via dela aupres lequel laquelle lesquels lesquelles auquel duquel
desquels n ne doit doivent devait devaient devoir peut peuvent pouvait pouvaient pouvoir
"""

_EN = """
a an the and or but if then than that this these those there here of to in on at by for from with
into onto over under about after before between during through against as is are was were be been
being am do does did doing done have has had having will would shall should can could may might must
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who
whom whose which what when where why how so too very just also still already yet even only own same
such both each all any some other others another more most much many few several up out off down
again further once because while until although though however s t re ve ll d m said say says saying
told tell tells telling added add adds according reported report reports reportedly announced
announce announces stated state states noted notes claimed claim claims explained confirmed confirms
insisted went go goes going gone got get gets getting us via per upon among amid within toward
towards whether
"""

STOPWORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(_FR.split()),
    "en": frozenset(_EN.split()) - {"state", "states", "over", "under", "against"},
}
