"""spaCy's small English pipeline over a text a line of standard input: one JSON object. Run by `benchmarks.scale` in an environment
of its own (pip install spacy), since its dependencies are none of ours.

The trained package is none of the registry's. Where it is not installed, the pipeline is built by the settings of its published
configuration (two encoders of width 96 and depth 4, tagger, parser, entities; the lemmatizer's tables are left out) with weights by
chance: its arithmetic is the same, what it finds means nothing. The result says which of both it was.
"""

from __future__ import annotations

import json
import random
import sys
import time

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

PACKAGE = "en_core_web_sm"
LABELS = {"tagger": 50, "parser": 45, "ner": 18}  # of the published package
ENCODER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def transitions(state: str, encoder: object) -> dict[str, object]:
    """The model of the parser or of the entities' recogniser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": encoder,
    }


def built() -> Language:
    """The pipeline with weights by chance."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": ENCODER})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED}})
    nlp.add_pipe("parser", config={"model": transitions("parser", SHARED)})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": transitions("ner", ENCODER)})
    for n in range(LABELS["tagger"]):
        tagger.add_label(f"T{n}")
    nlp.initialize(lambda: examples(nlp))
    return nlp


def examples(nlp: Language) -> list[Example]:
    """Sentences of made-up words that have every label."""
    chance, found = random.Random(1), []
    for _ in range(60):
        words = [f"w{chance.randrange(500)}" for _ in range(12)]
        heads = [0, *range(11)]  # a chain, which has no crossing arcs
        deps = ["ROOT", *(f"d{chance.randrange(LABELS['parser'])}" for _ in range(11))]
        entities = ["O", f"B-e{chance.randrange(LABELS['ner'])}", *["O"] * 10]
        tags = [f"T{chance.randrange(LABELS['tagger'])}" for _ in range(12)]
        predicted = Doc(nlp.vocab, words)
        reference = Doc(nlp.vocab, words, heads=heads, deps=deps, tags=tags, ents=entities)
        found.append(Example(predicted, reference))
    return found


def main() -> None:
    """Time the pipeline on one process, the best of the rounds."""
    texts = [json.loads(line)["text"] for line in sys.stdin]
    try:
        nlp, trained = spacy.load(PACKAGE), True
    except OSError:
        nlp, trained = built(), False
    words = sum(len(text.split()) for text in texts)
    list(nlp.pipe(texts[:5]))
    seconds = []
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        start = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        seconds.append(time.perf_counter() - start)
    result = {
        "spacy": spacy.__version__,
        "trained package": trained,
        "pipes": nlp.pipe_names,
        "words": words,
        "words per second": round(words / sorted(seconds)[len(seconds) // 2]),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
