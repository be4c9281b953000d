"""Joins normal forms into entities: what is certain becomes one, what is only likely is suggested."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from nlp.body_names import same_body
from nlp.corrections.pairs import Judgement
from nlp.linking.keys import entity_id, stems
from nlp.linking.likeness import alike_persons, one_letter_apart, sound
from nlp.linking.mentions import Group
from nlp.linking.model import Decided, LinkedEntity, Suggestion, Variant

_Name = tuple[str, str, str]  # label, municipality, key
_Pair = tuple[_Name, _Name, str]
_SHORTEST: Final = 8  # letters of a name that may be a misprint of another
_LONGEST_LETTERS: Final = 5  # of an abbreviation
_MOST_ALIKE: Final = 50  # names in one drawer; more are no sign of anything


def join(groups: Sequence[Group], meanings: Mapping[str, str], judged: Sequence[Judgement] = ()) -> list[LinkedEntity]:
    """Entities of an archive, the ones mentioned most first.

    Args:
        groups: its normal forms.
        meanings: abbreviation → what it stands for, where the archive knows one meaning only.
        judged: what people say of pairs of them; those that they call one are joined, also over a third.
    """
    by_name = {_name(group): group for group in groups}
    known = [one for one in judged if one.first in by_name and one.second in by_name]
    moved = dict(_abbreviated(groups, meanings))
    moved.update(_undated(groups))
    heads = {name: moved.get(name, name) for name in by_name}
    near = set(_suggested([by_name[name] for name in dict.fromkeys(heads.values())]))
    told = _told(heads, known, by_name)
    heads = {name: told.get(head, head) for name, head in heads.items()}
    members: dict[_Name, list[Group]] = defaultdict(list)
    for name, head in heads.items():
        members[head].append(by_name[name])
    entities = {name: _entity(by_name[name], found) for name, found in members.items()}
    suggested = _open_pairs(near, heads, known, entities)
    decided = _decided(heads, known, by_name)
    joined = [
        replace(entity, suggestions=tuple(suggested.get(name, ())), decided=tuple(decided.get(name, ())))
        for name, entity in entities.items()
    ]
    return sorted(joined, key=lambda entity: (-entity.count, entity.label, entity.name, entity.id))


def _told(
    heads: Mapping[_Name, _Name], judged: Sequence[Judgement], by_name: Mapping[_Name, Group]
) -> dict[_Name, _Name]:
    """Heads that people call one → the one of them that is mentioned most."""
    together: dict[_Name, set[_Name]] = {}
    for one in judged:
        if one.same:
            pair = (heads[one.first], heads[one.second])
            union = set().union(*(together.get(name, {name}) for name in pair))
            together.update(dict.fromkeys(union, union))
    return {
        name: min(union, key=lambda member: (-by_name[member].variants.total(), member))
        for name, union in together.items()
    }


def _open_pairs(
    near: Iterable[_Pair],
    heads: Mapping[_Name, _Name],
    judged: Sequence[Judgement],
    entities: Mapping[_Name, LinkedEntity],
) -> dict[_Name, list[Suggestion]]:
    """The suggestions of each entity that nobody has judged."""
    closed = {frozenset((heads[one.first], heads[one.second])) for one in judged}
    found: dict[_Name, list[Suggestion]] = defaultdict(list)
    for one, other, reason in sorted(near):
        here, there = heads[one], heads[other]
        pair = frozenset((here, there))
        if len(pair) == 2 and pair not in closed:
            closed.add(pair)
            found[here].append(Suggestion(entities[there].id, entities[there].name, reason))
            found[there].append(Suggestion(entities[here].id, entities[here].name, reason))
    return found


def _decided(
    heads: Mapping[_Name, _Name], judged: Sequence[Judgement], by_name: Mapping[_Name, Group]
) -> dict[_Name, list[Decided]]:
    """What people say of each entity and others."""
    found: dict[_Name, list[Decided]] = defaultdict(list)
    for one in judged:
        names = (_spelling(by_name[one.first]), _spelling(by_name[one.second]))
        told = Decided(one.correction, names, one.same, one.who, one.made_at)
        for head in dict.fromkeys((heads[one.first], heads[one.second])):
            found[head].append(told)
    return found


def _name(group: Group) -> _Name:
    return group.label, group.municipality, group.key


def _entity(head: Group, members: Iterable[Group]) -> LinkedEntity:
    """An entity under the normal form of its head, whose spelling names it."""
    variants: Counter[str] = Counter()
    documents: set[tuple[int, int]] = set()
    for group in members:
        variants.update(group.variants)
        documents |= group.documents
    ordered = tuple(Variant(text, count) for text, count in sorted(variants.items(), key=lambda pair: (-pair[1], pair)))
    return LinkedEntity(
        id=entity_id(head.label, head.municipality, head.key),
        label=head.label,
        name=_spelling(head),
        municipality=head.municipality,
        count=variants.total(),
        documents=tuple(sorted(documents)),
        variants=ordered,
    )


def _spelling(group: Group) -> str:
    """The spelling used most, names before letters; of a law one without sections and, if there is one, numbers."""
    texts = list(group.variants)
    if group.label == "LAW":
        texts = [text for text in texts if "§" not in text and "kap" not in text] or texts

    def rank(text: str) -> tuple[object, ...]:
        has_number = group.label == "LAW" and any(sign.isdigit() for sign in text)
        is_name = len(text.partition(":")[0]) > _LONGEST_LETTERS
        return is_name, not has_number, group.variants[text], not text.endswith("s"), text

    return max(texts, key=rank)


def _abbreviated(groups: Sequence[Group], meanings: Mapping[str, str]) -> Iterator[tuple[_Name, _Name]]:
    """Letters → the only name that they stand for: by the archive's own explanation, or as the letters of a body."""
    named: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        if not group.key.isupper():
            named[group.label, group.municipality].append(group)
    for group in groups:
        if group.label not in ("ORG", "SYSTEM", "PROGRAM") or not group.key.rstrip("|").isupper():
            continue
        letters, others = group.key.rstrip("|"), named[group.label, group.municipality]
        wanted = stems(meanings[letters]) if letters in meanings else None
        found = [other for other in others if other.key.rstrip("|") == wanted]
        if not found and group.label == "ORG":
            found = [other for other in others if any(same_body(letters, text) for text in other.variants)]
        if len(found) == 1:
            yield _name(group), _name(found[0])


def _undated(groups: Sequence[Group]) -> Iterator[tuple[_Name, _Name]]:
    """A plan without years → the same plan with years, where the archive has only one of them."""
    for (label, municipality, _), found in _plans(groups).items():
        dated = [group for group in found if not group.key.endswith("|")]
        if len(dated) == 1 and len(found) > 1:
            yield from (((label, municipality, group.key), _name(dated[0])) for group in found if group is not dated[0])


def _plans(groups: Sequence[Group]) -> dict[_Name, list[Group]]:
    plans: dict[_Name, list[Group]] = defaultdict(list)
    for group in groups:
        if group.label == "PROGRAM":
            plans[group.label, group.municipality, group.key.partition("|")[0]].append(group)
    return plans


def _suggested(groups: Sequence[Group]) -> Iterator[_Pair]:
    for found in _plans(groups).values():
        undated = next((group for group in found if group.key.endswith("|")), None)
        for group in found:
            if undated and group is not undated and group.documents & undated.documents:
                yield _name(undated), _name(group), "utan_ar"
    persons = [group for group in groups if group.label == "PER"]
    for one, other in _neighbours(persons, _drawers_of_person):
        reason = alike_persons(one.key, other.key)
        # Two spellings of one sound are likely by themselves; the others need a sign that it is one person.
        if reason == "ljudlika" or (reason and (one.documents & other.documents or one.roles & other.roles)):
            yield *_ordered(one, other), reason
    for one, other in _neighbours([group for group in groups if group.label in ("ORG", "PROGRAM")], _drawers_of_name):
        if one.label == other.label and one_letter_apart(one.key, other.key):
            yield *_ordered(one, other), "stavning"


def _ordered(one: Group, other: Group) -> tuple[_Name, _Name]:
    first, second = sorted((_name(one), _name(other)))
    return first, second


def _neighbours(groups: Iterable[Group], drawers_of: Callable[[str], Iterator[str]]) -> Iterator[tuple[Group, Group]]:
    """Pairs of groups that share a drawer, so that not each is compared with each."""
    drawers: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for drawer in set(drawers_of(group.key)):
            drawers[group.municipality, drawer].append(group)
    for found in drawers.values():
        if len(found) <= _MOST_ALIKE:
            yield from combinations(found, 2)


def _drawers_of_person(key: str) -> Iterator[str]:
    words = key.split()
    yield f"{words[0][:1]} {sound(words[-1])}"
    yield from (f"{words[0]} {words[-1][:place]}{words[-1][place + 1 :]}" for place in range(len(words[-1])))


def _drawers_of_name(key: str) -> Iterator[str]:
    """A name with each of its letters left out: names one letter apart share one of them."""
    if len(key) >= _SHORTEST:
        yield key
        yield from (key[:place] + key[place + 1 :] for place in range(len(key)))
