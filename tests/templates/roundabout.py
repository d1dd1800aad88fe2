"""A claim told in a roundabout way: with a split verb, by an infinitive or -ing form under another verb, in a cleft or absolute clause, by one of several; as done,
not done or still to be done."""

from parts import Claim, tidy

SOURCES = {
    "state": "Peru", "capital": "Oslo", "body": "the union", "of": "the mayor of Ghent", "named": "Foreign Minister Ana Duarte", "plural": "two nurses", "bank": "the World Bank",
    "ngo": "Amnesty International", "lawmakers": "Nigerian lawmakers",
}
TARGETS = {"state": "Chile", "group": "the junta", "person": "President Tomas Ruel", "body": "the port authority", "two": "two oil companies", "police": "the Lahore police"}
# kind; base, past form and participle, -ing form; what stands behind the target
VERBS = {
    "blame": ("attribution/responsibility", "blame", "blamed", "blaming", "for the raid"),
    "accuse": ("attribution/responsibility", "accuse", "accused", "accusing", "of hiding the losses"),
    "condemn": ("condemnation", "condemn", "condemned", "condemning", "for the raid"),
    "denounce": ("condemnation", "denounce", "denounced", "denouncing", "over the arrests"),
    "slam": ("condemnation", "slam", "slammed", "slamming", "over the arrests"),
    "urge": ("demand", "urge", "urged", "urging", "to free the hostages"),
    "call-on": ("demand", "call on", "called on", "calling on", "to free the hostages"),
    "praise": ("support", "praise", "praised", "praising", "for the release of the hostages"),
    "sanction": ("sanction", "sanction", "sanctioned", "sanctioning", "over the raid"),
    "threaten": ("threat", "threaten", "threatened", "threatening", "with a boycott"),
}
ASSERTED = {
    "in-statement": "{s}, in a statement issued late on Sunday, {ed} {o}.", "and-in-letter": "{s} walked out on Monday and, in a letter, {ed} {o}.",
    "had-already": "{s} had already, in March, {ed} {o}.", "repeatedly": "{s} has repeatedly and in no uncertain terms {ed} {o}.", "more-than-once": "{s} has more than once {ed} {o}.",
    "first-then": "{s} first wavered, then {ed} {o}.", "as-clause": "Prices fell as {s} {ed} {o}.", "bracket": "The row grew when {s} {ed} {o}.", "though": "The vote went ahead, though {s} had {ed} {o}.",
    "quick": "{s} was quick to {do} {o}.", "first": "{s} was the first to {do} {o}.", "so-far": "{s} went so far as to {do} {o}.", "instead": "{s} chose instead to {do} {o}.",
    "compelled": "{s} was forced to {do} {o}.", "no-time": "{s} lost no time in {ing} {o}.", "ended-up": "{s} ended up {ing} {o}.", "hesitate": "{s} did not hesitate to {do} {o}.",
    "help-but": "{s} could not help but {do} {o}.", "used": "{s} used a speech in Lima to {do} {o}.", "conference": "{s} called a press conference to {do} {o}.",
    "joined": "{s} joined two neighbours in {ing} {o}.", "absolute": "The talks broke up on Monday, with {s} {ing} {o}.", "fronted": "After {ing} {o}, {s} left the talks.", "now-that": "Now that {s} has {ed} {o}, the talks are over.",
    "side-door": "The talks ended at noon, {s} having {ed} {o}.", "not-only": "{s} not only {ed} {o} but also closed its doors.",
}
NEGATED = {
    "refused": "{s} refused to {do} {o}.", "short": "{s} stopped short of {ing} {o}.", "close": "{s} came close to {ing} {o}.", "yet": "{s} has yet to {do} {o}.", "failed": "{s} has failed to {do} {o}.",
    "without": "{s} spoke for an hour without {ing} {o}.", "nothing": "{s} did nothing to {do} {o}.", "never": "{s} has never once {ed} {o}.", "nor": "The court kept silent, and {s} declined to {do} {o}.",
}
UNREALISED = {
    "calls-grew": "Calls grew for {s} to {do} {o}.", "pressure": "Pressure mounted on {s} to {do} {o}.", "ready": "{s} is ready to {do} {o}.", "if": "If the talks fail, {s} will {do} {o}.",
    "may": "{s} may {do} {o} this week.", "plans": "{s} plans to {do} {o} next week.", "pressed": "Lawmakers pressed {s} to {do} {o}.", "should-have": "{s} should have {ed} {o} long ago.",
}
# the source is a pronoun, or the object comes first
OTHERS = {
    "cleft": "It was {s} that {ed} {o}.", "passive-adverbs": "{t} was publicly and repeatedly {ed} by {s} {rest}.", "passive-series": "{t} was sued at home, {ed} by {s} {rest} and shunned by banks.",
    "among-those": "{t} was among those {ed} by {s} {rest}.", "reduced": "{t}, long {ed} by {s} {rest}, left the talks.", "among-condemning": "{s} was among those {ing} {o}.",
}


def roundabout(pick):
    (status, forms) = pick([("asserted", ASSERTED), ("negated", NEGATED), ("unrealised", UNREALISED), ("asserted", OTHERS)])
    (form, frame), (who, source), (whom, target), (verb, (kind, do, ed, ing, rest)) = pick(forms), pick(SOURCES), pick(TARGETS), pick(VERBS)
    if "{t}" in frame and verb == "call-on":
        return None
    several = lambda text, word: text.replace(word + " was", word + " were").replace(word + " has", word + " have").replace(word + " is", word + " are")
    for part, plural in (("{s}", who in ("plural", "lawmakers")), ("{t}", whom in ("two", "police"))):
        frame = several(frame, part) if plural else frame
    text = tidy(frame.format(s=source, t=target, o=f"{target} {rest}", do=do, ed=ed, ing=ing, rest=rest))
    return text, Claim(kind, source, target, None, None, status, None), {"form": form, "who": who, "whom": whom, "verb": verb}
