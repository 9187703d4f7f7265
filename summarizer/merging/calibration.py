"""What the cosine of two sentence vectors means for one model.

Models differ in where their cosines lie, and most place two languages apart. So every model is
measured on the sentences below: ten facts of one invented event, each told twice in French and
twice in English. On the scale, 0 is the median cosine of different facts and 1 that of the same
fact, each for sentences in one language and for sentences across the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from statistics import median

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

SENTENCES = """
fr1 La digue de Sorvenne a cédé dans la nuit de dimanche à lundi.
fr1 Le barrage qui protégeait Sorvenne s'est rompu au cours de la nuit.
en1 The dyke at Sorvenne gave way in the night from Sunday to Monday.
en1 The wall that protected Sorvenne broke during the night.
fr2 Quatre habitants sont morts noyés, selon les secours.
fr2 Les pompiers ont retrouvé les corps de quatre villageois emportés par les eaux.
en2 Four residents drowned, the emergency services said.
en2 Firefighters found the bodies of four villagers who had been swept away.
fr3 L'école du village accueille les familles évacuées.
fr3 Les sinistrés passent la nuit dans les salles de classe.
en3 The village school has taken in the families who were evacuated.
en3 People driven from their homes are spending the night in classrooms.
fr4 La ministre de l'Environnement, Clara Dumoy, se rendra sur place mercredi.
fr4 Clara Dumoy est attendue mercredi à Sorvenne.
en4 The environment minister, Clara Dumoy, will visit the site on Wednesday.
en4 Clara Dumoy is expected in Sorvenne on Wednesday.
fr5 Un rapport avait signalé des fissures dès 2019.
fr5 Des ingénieurs avaient averti il y a des années que l'ouvrage se fendait.
en5 A report had pointed out cracks as early as 2019.
en5 Engineers had warned years ago that the structure was splitting.
fr6 Le maire accuse l'État d'avoir refusé de payer les réparations.
fr6 Pour l'élu local, le gouvernement n'a pas voulu financer les travaux.
en6 The mayor accuses the state of refusing to pay for repairs.
en6 The local leader says the government would not fund the work.
fr7 L'eau est montée de deux mètres en moins d'une heure.
fr7 En une heure à peine, le niveau a grimpé de deux mètres.
en7 The water rose by two metres in less than an hour.
en7 Within barely an hour the level had climbed two metres.
fr8 La circulation des trains est interrompue jusqu'à vendredi.
fr8 Aucun train ne roulera sur la ligne avant la fin de la semaine.
en8 Train services are suspended until Friday.
en8 No trains will run on the line before the end of the week.
fr9 Le parquet a ouvert une enquête pour homicides involontaires.
fr9 La justice recherche les responsables de ces décès.
en9 Prosecutors have opened an inquiry into involuntary manslaughter.
en9 The courts are looking for those responsible for the deaths.
fr0 De nouvelles pluies sont annoncées pour jeudi.
fr0 La météo prévoit encore des averses jeudi.
en0 More rain is forecast for Thursday.
en0 Forecasters expect further showers on Thursday.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a model's cosines lie: (different facts, one fact), in one language and across two."""

    alone: tuple[float, float]
    across: tuple[float, float]

    def likeness(self, cosine: float, *, across: bool) -> float:
        """Place a cosine on the scale: 0 or less for different facts, 1 and more for one fact.

        Rounded, so that the last bits of a sum decide nothing.
        """
        low, high = self.across if across else self.alone
        return round((cosine - low) / (high - low), 3)


def measure(embed: Callable[[list[str]], Matrix]) -> Scale:
    """Measure a model's scale with `embed`, which gives one unit vector a text.

    Raises ValueError when the model does not tell one fact from another.
    """
    labelled = [line.split(" ", 1) for line in SENTENCES.strip().splitlines()]
    vectors = embed([text for _, text in labelled])
    cosines: dict[tuple[bool, bool], list[float]] = {}
    for (i, (a, _)), (j, (b, _)) in combinations(enumerate(labelled), 2):
        kind = (a[:2] != b[:2], a[2] == b[2])
        cosines.setdefault(kind, []).append(float(vectors[i] @ vectors[j]))
    middle = {kind: median(values) for kind, values in cosines.items()}
    for across in (False, True):
        if middle[across, True] - middle[across, False] <= _LEAST_GAP:
            raise ValueError("its vectors do not tell one fact from another")
    return Scale(
        alone=(middle[False, False], middle[False, True]),
        across=(middle[True, False], middle[True, True]),
    )


_LEAST_GAP = 0.02
