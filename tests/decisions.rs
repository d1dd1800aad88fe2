//! What counts as which claim: each decision is a sentence and all that is found in it, as `kind by SOURCE of TARGET: CONTENT`, with `in` before what stands
//! within another claim and status and hedge where they are not plain.

use claimwire::document::{Argument, Status};
use claimwire::{Article, Engine};

fn claims(engine: &Engine, text: &str) -> Vec<String> {
    let document = engine.extract(Article::new("a", text));
    let of =
        |a: &Option<Argument>| a.as_ref().map_or("-".to_owned(), |a| a.pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" … "));
    let one = |c: &claimwire::document::Claim| {
        let status = match c.status {
            Status::Asserted => "",
            Status::Negated => ", negated",
            Status::Unrealised => ", unrealised",
        };
        let within = if c.within.is_some() { "in " } else { "" };
        let hedged = if c.hedged { ", hedged" } else { "" };
        let kind = engine.tables().rules.kinds[c.kind as usize].label().to_owned();
        format!("{within}{kind} by {} of {}: {}{status}{hedged}", of(&c.source), of(&c.target), of(&c.content))
    };
    document.claims.iter().map(one).collect()
}

#[test]
fn the_decisions_hold() {
    let engine = Engine::builtin();
    let rows: &[(&str, &[&str])] = &[
        // the party inside an act that is condemned is the target, the act the content; an act of nobody is the target
        ("Chile condemned Peru's seizure of the boat.", &["condemnation by Chile of Peru: Peru's seizure of the boat"]),
        ("Chile condemned the attack.", &["condemnation by Chile of the attack: -"]),
        // who was behind it, inside what is said or believed, has the speaker as its source
        (
            "Chile said Peru was behind the raid.",
            &["statement by Chile of -: Peru was behind the raid", "in responsibility by Chile of Peru: the raid"],
        ),
        (
            "Chile said it believed Peru was behind the raid.",
            &[
                "statement by Chile of -: it believed Peru was behind the raid",
                "in belief by it of -: Peru was behind the raid",
                "in responsibility by Chile of Peru: the raid, hedged",
            ],
        ),
        ("The raid, which Chile blames on Peru, lasted an hour.", &["responsibility by Chile of Peru: which"]),
        // concern and regret are beliefs, outrage and protest condemnations
        ("Chile expressed concern about the raid.", &["belief by Chile of -: the raid"]),
        ("Chile expressed outrage at the raid.", &["condemnation by Chile of the raid: -"]),
        ("Chile complained about the raid.", &["condemnation by Chile of the raid: -"]),
        ("Chile lodged a protest with Peru.", &["condemnation by Chile of Peru: -"]),
        // who denies an act accuses nobody of it
        ("Chile denied that it was behind the raid.", &["denial by Chile of -: that it was behind the raid"]),
        // refusing to say something is one claim, and so is repeating one
        ("Chile declined to say who would pay.", &["statement by Chile of -: who would pay, negated"]),
        ("Chile refused to condemn the raid.", &["condemnation by Chile of the raid: -, negated"]),
        ("Chile reiterated its condemnation of the raid.", &["condemnation by Chile of the raid: -"]),
        ("Chile neither confirmed nor denied the raid.", &["denial by Chile of -: the raid, negated"]),
        // a quotation that ends with the clause's own mark is read as one in the middle is
        (
            "Chile said Peru was \"responsible for the raid.\"",
            &["statement by Chile of -: Peru was \"responsible for the raid.\"", "in responsibility by Chile of Peru: the raid"],
        ),
        // a quotation without a cue is only said, whatever the claim before it was
        (
            "Peru blamed the mayor. \"The harbour was sold for years.\"",
            &["statement by Peru of -: \"The harbour was sold for years.\"", "responsibility by Peru of the mayor: -"],
        ),
        // what somebody is urged to say is unrealised
        (
            "Chile urged Peru to condemn the raid.",
            &["demand by Chile of Peru: to condemn the raid", "in condemnation by Peru of the raid: -, unrealised"],
        ),
        // two claims: the sanction and what it is for
        (
            "Chile summoned the Peruvian ambassador to complain about the raid.",
            &["sanction by Chile of the Peruvian ambassador: -", "condemnation by Chile of the Peruvian ambassador: the raid"],
        ),
        // verdicts
        ("Chile called the raid a war crime.", &["condemnation by Chile of the raid: a war crime"]),
        (
            "Chile said the raid was unacceptable.",
            &["statement by Chile of -: the raid was unacceptable", "in condemnation by Chile of the raid: -"],
        ),
        // each of the other
        ("Chile and Peru traded accusations.", &["responsibility by Chile of Peru: -", "responsibility by Peru of Chile: -"]),
        // negated
        ("Chile stopped short of blaming Peru for the raid.", &["responsibility by Chile of Peru: the raid, negated"]),
        // legal acts, street protest, and words that only look like claims are none
        ("Prosecutors charged the mayor with fraud.", &[]),
        ("The court convicted two clerks.", &[]),
        ("Thousands protested against the levy on Sunday.", &[]),
        ("The alleged hacker was seen in Lima.", &[]),
        ("He was condemned to death.", &[]),
        ("A condemned building fell.", &[]),
        ("The rocket blasted off at dawn.", &[]),
        ("The patrol came under small-arms fire.", &[]),
        ("The heat is to blame.", &[]),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = claims(&engine, text);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pronouns_point_back_to_whom_the_verb_before_was_done_to() {
    let engine = Engine::builtin();
    for (text, pronoun, meant) in [
        ("Envoys rejected the premier's decision, calling it dangerous.", "it", "the premier's decision"),
        ("A lawyer filed a lawsuit against the crown prince of Chad, accusing him of theft.", "him", "the crown prince of Chad"),
        ("Gunmen threatened to shell the village of a militant group after accusing it of arson.", "it", "a militant group"),
        ("Two guilds rejected the offer and called it an insult.", "it", "the offer"),
        ("Chad expelled two monitors, accusing them of fraud.", "them", "two monitors"),
    ] {
        let document = engine.extract(Article::new("a", text));
        let targets: Vec<_> = document.claims.iter().filter_map(|c| c.target.as_ref()).collect();
        let found = targets.iter().find(|t| t.pieces.iter().any(|p| p.of(text) == pronoun)).and_then(|t| t.referent);
        assert_eq!(found.map(|r| r.of(text)), Some(meant), "{text}");
    }
}

#[test]
fn a_quotation_is_by_whom_the_sentence_before_tells_of() {
    let engine = Engine::builtin();
    for (text, speaker) in [
        ("Mayor Lund was defiant. “We will not sell the pier.”", Some("Lund")),
        ("Otto Brenn shook his head. “I never saw the boat.”", Some("Otto Brenn")),
        ("The mayor was in tears. “We have begged for a bridge.”", Some("The mayor")),
        ("Her elder brother had left. “We will miss the boat.”", Some("Her elder brother")),
        ("Hale said he was ill. His colleague Mei Chua laughed. “I sold my boat to come here.”", Some("Mei Chua")),
        // nobody speaks for himself
        ("Mayor Lund opened the show. “The Last Ferry to Bergen.”", None),
        // nor does anybody of several
        ("Otto Brenn met Ivar Moss. “I never saw the boat.”", None),
    ] {
        let document = engine.extract(Article::new("a", text));
        let quoted = document.claims.iter().find(|c| c.cue.is_empty());
        let source = quoted.and_then(|c| c.source.as_ref()).map(|s| s.hull().of(text));
        assert_eq!(source, speaker, "{text}");
    }
    // who says the outer claim goes on
    let text = "The editor, Peter Wold, said he stood by the story. “We gave her a day to answer.”";
    let document = engine.extract(Article::new("a", text));
    let held = document.claims.iter().find(|c| c.content.as_ref().is_some_and(|a| a.pieces.len() > 1));
    assert_eq!(held.and_then(|c| c.source.as_ref()).map(|s| s.hull().of(text)), Some("The editor, Peter Wold"));
}

#[test]
fn an_act_that_nobody_did_is_no_claim() {
    let engine = Engine::builtin();
    for text in
        ["There has been no criticism of the count.", "The pilots could be held responsible.", "The port may be blamed for the spill."]
    {
        assert_eq!(claims(&engine, text), [""; 0], "{text}");
    }
    assert_eq!(claims(&engine, "Oslo did not condemn the raid."), ["condemnation by Oslo of the raid: -, negated"]);
}

#[test]
fn an_unnamed_office_is_that_of_its_country() {
    let engine = Engine::builtin();
    let document = engine.extract(Article::new("a", "Poland's prime minister condemned the raid. Kenya's prime minister defended it."));
    let sources = document.claims.iter().flat_map(|c| &c.source).flat_map(|a| &a.entities).map(|e| document.entity(*e));
    let said: Vec<(&str, &str)> = sources.map(|e| (e.new_id.as_str(), e.country.as_str())).collect();
    assert_eq!(said, [("new:poland-s-prime-minister", "PL"), ("new:kenya-s-prime-minister", "KE")]);
}

#[test]
fn an_office_is_whose_it_was_on_the_day_of_the_article() {
    let engine = Engine::builtin();
    for (published, id) in [(Some("1999-01-01"), "person:bill-clinton"), (Some("2010-05-03"), "person:barack-obama"), (None, "")] {
        let article = Article::new("a", "The U.S. president condemned the raid on the port.");
        let document = engine.extract(Article { published: published.map(|day| format!("{day}T00:00:00Z")), ..article });
        let source = document.claims[0].source.as_ref().expect("a source");
        let row = document.entity(source.entities[0]).row;
        assert_eq!(row.map_or("", |r| engine.tables().entities.id(r)), id, "{published:?}");
    }
}

#[test]
fn what_would_have_been_is_not_asserted() {
    let found = claims(&Engine::builtin(), "Had Egypt threatened Ethiopia, the talks would have failed.");
    assert_eq!(found, ["threat by Egypt of Ethiopia: -, unrealised"]);
}

#[test]
fn states_with_a_comma_between_are_two_parties() {
    let document = Engine::builtin().extract(Article::new("a", "Chile, Peru condemn raid on trawlers"));
    let sources: Vec<usize> = document.claims.iter().flat_map(|c| &c.source).map(|a| a.entities.len()).collect();
    assert_eq!(sources, [2]);
}

#[test]
fn a_name_in_apposition_says_who_is_described() {
    let engine = Engine::builtin();
    for (text, id) in [
        ("The rector, Maarika Tamm, said the fees would rise.", "new:maarika-tamm"),
        ("Its head of communications, Mr Kwabena Addo, said members would vote.", "new:kwabena-addo"),
        ("The ranking member of the panel, Senator Rosa Vidal, accused the ministry of lying.", "new:rosa-vidal"),
        ("The dockers' union, the KDV, condemned the ruling.", "new:kdv"),
        ("The ministry, Ana Ruiz said, had lied.", "new:ana-ruiz"),
    ] {
        let document = engine.extract(Article::new("a", text));
        let source = document.claims[0].source.as_ref().expect("a source");
        let ids: Vec<&str> = source.entities.iter().map(|e| document.entity(*e).new_id.as_str()).collect();
        assert_eq!(ids, [id], "{text}");
    }
}

#[test]
fn a_body_that_nobody_names_is_a_party_of_its_own() {
    let text = "A Portuguese salvage firm accused the owners of lying. It denied any delay. The firm condemned the ruling.";
    let document = Engine::builtin().extract(Article::new("a", text));
    let sources = document.claims.iter().flat_map(|c| &c.source).flat_map(|a| &a.entities).map(|e| document.entity(*e));
    let said: Vec<(&str, &str)> = sources.map(|e| (e.new_id.as_str(), e.country.as_str())).collect();
    assert_eq!(said, [("new:portuguese-salvage-firm", "PT"); 3]);
    // "each" and "no" introduce nobody
    let document = Engine::builtin().extract(Article::new("a", "Each union condemned the levy. No firm denied the charge."));
    assert!(document.claims.iter().flat_map(|c| &c.source).all(|a| a.entities.is_empty()), "{:?}", document.entities);
    assert_eq!(document.claims.len(), 2);
}

#[test]
fn a_colon_introduces_the_quotation_of_the_next_paragraph() {
    let engine = Engine::builtin();
    let said = |text: &str| -> Vec<(String, String)> {
        let document = engine.extract(Article::new("a", text));
        let of = |a: &Option<Argument>| a.as_ref().map_or(String::new(), |a| a.hull().of(text).to_owned());
        document.claims.iter().map(|c| (of(&c.source), of(&c.content))).collect()
    };
    let pair = |source: &str, content: &str| vec![(source.to_owned(), content.to_owned())];
    assert_eq!(said("The pilot wrote:\n\n“It is late. We sail.”"), pair("The pilot", "“It is late. We sail.”"));
    // whose words those are follows
    assert_eq!(said("The pilot had a word:\n\n“It is late,” said Ola Brekke."), pair("Ola Brekke", "“It is late,”"));
    // no turns of an interview, though both begin their paragraphs
    let both = said("The pilot was blunt:\n\n“It is late.”\n\nThe cook was blunt:\n\n“It is cold.”");
    assert_eq!(both, [pair("The pilot", "“It is late.”"), pair("The cook", "“It is cold.”")].concat());
}
