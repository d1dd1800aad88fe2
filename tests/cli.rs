//! The command line as a process: inputs, outputs, order, exit status.

use crate::common::{claimwire, folder, records, run};
use serde_json::Value;
use std::process::Stdio;

const LINE: &str = "{\"id\":\"a\",\"text\":\"Oslo blamed the crew for the fire.\"}\n";

#[test]
fn standard_input_is_read_without_a_path_and_its_form_is_found() {
    let output = run(&["extract"], LINE.as_bytes());
    assert!(output.status.success());
    let all = records(&output);
    assert_eq!((all.len(), all[0]["id"].as_str(), all[0]["claims"][0]["rule"].as_str()), (1, Some("a"), Some("blame/target-for-act")));
    let output = run(&["extract", "-"], b"Oslo blamed the crew for the fire.");
    assert_eq!(records(&output)[0]["claims"][0]["source"]["entities"][0]["id"], "state:NO");
}

#[test]
fn the_order_of_output_is_that_of_input_whatever_the_number_of_workers() {
    let lines: String = (0..400)
        .map(|i| {
            let text = "Riga denied the report. “No ship sailed,” said Ilze Kalna, who owns the dock. ".repeat(i % 13 + 1);
            if i % 37 == 5 { format!("broken {i}\n") } else { serde_json::json!({"id": i, "text": text}).to_string() + "\n" }
        })
        .collect();
    let one = run(&["extract", "-j", "1"], lines.as_bytes());
    assert_eq!(one.status.code(), Some(1), "some lines are broken");
    for jobs in ["2", "8"] {
        assert_eq!(run(&["extract", "-j", jobs], lines.as_bytes()).stdout, one.stdout);
    }
    let all = records(&one);
    assert_eq!(all.len(), 400);
    for (i, r) in all.iter().enumerate() {
        assert_eq!(r["line"], i as u64 + 1);
        assert_eq!(r["ok"], i % 37 != 5);
    }
}

#[test]
fn directories_are_walked_in_order_and_unknown_files_left_out() {
    let dir = folder("walk");
    for (name, text) in [("b.txt", "Second."), ("a.jsonl", LINE), (".hidden.txt", "No."), ("notes.md", "No."), ("sub/c.txt", "Third.")] {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let output = run(&["extract", dir.to_str().expect("UTF-8")], b"");
    let ids: Vec<String> =
        records(&output).iter().map(|r| r["id"].as_str().expect("an id").rsplit('/').next().expect("a name").to_owned()).collect();
    assert_eq!(ids, ["a", "b.txt", "c.txt"]);
    // a file that is named is read whatever it is called
    let output = run(&["extract", dir.join("notes.md").to_str().expect("UTF-8")], b"");
    assert_eq!(records(&output).len(), 1);
}

#[test]
fn failed_inputs_are_records_and_the_run_goes_on() {
    let dir = folder("failures");
    std::fs::write(dir.join("empty.txt"), "").expect("a file");
    std::fs::write(dir.join("binary.txt"), [0u8, 159, 146, 150]).expect("a file");
    std::fs::write(dir.join("good.txt"), "Oslo said ships were waiting.").expect("a file");
    let paths = ["empty.txt", "gone.txt", "binary.txt", "good.txt"].map(|n| dir.join(n).to_str().expect("UTF-8").to_owned());
    let mut args = vec!["extract"];
    args.extend(paths.iter().map(String::as_str));
    let output = run(&args, b"");
    assert_eq!(output.status.code(), Some(1));
    let all = records(&output);
    let told: Vec<(bool, Option<&str>)> = all.iter().map(|r| (r["ok"] == true, r["error"]["kind"].as_str())).collect();
    assert_eq!(told, [(true, None), (false, Some("not-found")), (false, Some("not-text")), (true, None)]);
    assert_eq!(all[3]["claims"].as_array().map(Vec::len), Some(1));
    // rows: none for the empty article, one for each failure, one for the claim
    args.extend(["--per", "claim"]);
    let rows = records(&run(&args, b""));
    let kinds: Vec<(Option<&str>, Option<&str>)> = rows.iter().map(|r| (r["error"].as_str(), r["kind"].as_str())).collect();
    assert_eq!(kinds, [(Some("not-found"), None), (Some("not-text"), None), (None, Some("attribution"))]);
}

#[test]
fn fields_are_mapped_kept_and_dated() {
    let line = "{\"nr\":7,\"body\":{\"text\":\"Oslo said ships were waiting.\"},\"title\":\"Port shut\",\"on\":\"2024-05-03T10:00:00+02:00\",\"web\":\"https://example.org/7\",\"tags\":[\"sea\",1]}\n";
    let output = run(
        &[
            "extract",
            "--id-field",
            "nr",
            "--text-field",
            "body.text",
            "--headline-field",
            "title",
            "--date-field",
            "on",
            "--url-field",
            "web",
            "--keep",
            "tags,author",
            "--with",
            "text",
        ],
        line.as_bytes(),
    );
    let r = &records(&output)[0];
    assert_eq!(r["id"], "7");
    assert_eq!(r["text"], "Port shut\n\nOslo said ships were waiting.");
    assert_eq!(r["meta"]["headline"], "Port shut");
    assert_eq!(r["meta"]["published"], "2024-05-03T08:00:00Z");
    assert_eq!(r["meta"]["url"], "https://example.org/7");
    assert_eq!(r["kept"], serde_json::json!({"author": null, "tags": "[\"sea\",1]"}));
    assert_eq!(r["sentences"][1]["text"], "Oslo said ships were waiting.");
}

#[test]
fn offsets_count_what_is_asked_for() {
    let text = "🚢 Köln said: “nö”.";
    for (unit, start) in [("chars", 13), ("bytes", 17), ("utf16", 14)] {
        let output = run(&["extract", "--offsets", unit], text.as_bytes());
        let r = &records(&output)[0];
        let content = &r["claims"][0]["content"];
        assert_eq!((content["start"].as_u64(), content["text"].as_str()), (Some(start), Some("“nö”")), "{unit}: {r}");
    }
}

#[test]
fn output_goes_to_a_file_and_an_impossible_one_is_status_two() {
    let dir = folder("output");
    let file = dir.join("out.jsonl");
    let output = run(&["extract", "-o", file.to_str().expect("UTF-8")], LINE.as_bytes());
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read_to_string(&file).expect("the file").ends_with("}\n"));
    let output = run(&["extract", "-o", dir.join("no/such/file").to_str().expect("UTF-8")], LINE.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    #[cfg(target_os = "linux")]
    {
        let output = run(&["extract", "-o", "/dev/full"], LINE.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let lines = LINE.repeat(20_000);
    let mut child =
        claimwire(&["extract"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    let _ = std::io::Write::write_all(&mut stdin, lines.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(0), true), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn wrong_usage_is_status_two_and_data_goes_to_standard_output_only() {
    assert_eq!(run(&["extract", "--offsets", "letters"], b"").status.code(), Some(2));
    assert_eq!(run(&["extract", "--rules", "no-such-dir"], b"").status.code(), Some(2));
    let output = run(&["extract"], LINE.as_bytes());
    assert!(output.stderr.is_empty());
}

#[test]
fn user_rules_add_replace_and_disable() {
    let dir = folder("user-rules");
    let file = dir.join("mine.toml");
    let rules = r#"
disable = ["blame/target-for-act", "blame/act-on-target", "blame/target-alone"]

[[kind]]
name = "apology"

[[cue]]
lemma = "apologise"
kind = "apology"
takes = ["apologises-for"]

[[construction]]
id = "apologises-for"
pattern = "SOURCE apologises for CONTENT"
matches = [{ text = "The broker apologised for the delay.", source = "The broker", content = "the delay" }]
skips = ["The broker made an apology."]
"#;
    std::fs::write(&file, rules).expect("a file");
    let path = dir.to_str().expect("UTF-8");
    let checked = run(&["rules", "check", path], b"");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let output = run(&["extract", "--rules", path], "The broker apologised for the delay. Oslo blamed the crew for the fire.".as_bytes());
    let r = &records(&output)[0];
    let claims: Vec<(&str, &str)> = r["claims"]
        .as_array()
        .expect("claims")
        .iter()
        .map(|c| (c["kind"].as_str().expect("a kind"), c["rule"].as_str().expect("a rule")))
        .collect();
    assert_eq!(claims, [("apology", "apologise/apologises-for")]);
    // a mistake names file, line, what was expected and the nearest right thing
    std::fs::write(&file, rules.replace("kind = \"apology\"", "kind = \"apologie\"")).expect("a file");
    let checked = run(&["rules", "check", path], b"");
    assert_eq!(checked.status.code(), Some(1));
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(told.contains("mine.toml:7: unknown kind \"apologie\", did you mean \"apology\"?"), "{told}");
}

#[test]
fn user_gazetteers_overlay_the_built_in_ones() {
    let dir = folder("user-names");
    let table = "#gaz 1\nid\tname\ttype\tsubtype\tcountry\taliases\tfrom\tto\txref\tnote\ngrp:blue-river\tBlue River Front\tactor\tgroup\tSD\tBRF{cs}\t\t\t\t\n";
    std::fs::write(dir.join("mine.tsv"), table).expect("a file");
    let path = dir.to_str().expect("UTF-8");
    let output = run(&["extract", "--gazetteer", path], b"The BRF denied the report.");
    assert_eq!(records(&output)[0]["claims"][0]["source"]["entities"][0]["id"], "grp:blue-river");
    std::fs::write(dir.join("mine.tsv"), format!("{table}-grp:nosuch\t\t\t\t\t\t\t\t\t\n")).expect("a file");
    assert_eq!(run(&["extract", "--gazetteer", path], b"Rain.").status.code(), Some(2), "wrong data is wrong usage");
    let checked = run(&["gazetteer", "check", path], b"");
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "{told}");
    assert!(told.contains("mine.tsv:4: no row \"grp:nosuch\" to remove"), "{told}");
    let output = run(&["gazetteer", "lookup", "NATO"], b"");
    assert!(String::from_utf8_lossy(&output.stdout).contains("* NATO\torg:nato\t"), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(run(&["gazetteer", "lookup", "Xyzzy"], b"").status.code(), Some(1));
    let output = run(&["gazetteer", "lookup", "Latvja"], b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains("no gazetteer knows \"Latvja\", did you mean \"Latvia\""));
    std::fs::write(dir.join("mine.tsv"), [table.as_bytes(), b"grp:x\tR\xe9seau\n"].concat()).expect("a file");
    let told = run(&["gazetteer", "check", path], b"").stderr;
    assert!(String::from_utf8_lossy(&told).ends_with("mine.tsv:4: expected UTF-8, found the byte 0xe9\n"), "{told:?}");
}

#[test]
fn rules_that_lose_or_replace_are_told() {
    let dir = folder("losing-rules");
    let rules = r#"
[[cue]]
lemma = "blame"
kind = "attribution/statement"
takes = ["blames-again"]

[[construction]]
id = "blames-again"
pattern = "SOURCE blames TARGET for CONTENT"
matches = [{ text = "The broker blamed savers for the delay." }]
skips = ["The broker paid savers."]

[[construction]]
id = "target-for-act"
pattern = "SOURCE blames TARGET for CONTENT"
matches = [{ text = "The broker blamed savers for the delay." }]
skips = ["The broker paid savers."]
"#;
    std::fs::write(dir.join("mine.toml"), rules).expect("a file");
    let told = String::from_utf8(run(&["rules", "check", dir.to_str().expect("UTF-8")], b"").stdout).expect("UTF-8");
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].contains("mine.toml:13: note: \"target-for-act\" replaces the built-in construction (rules/"), "{told}");
    let lost = lines.iter().find(|l| l.contains("[blames-again]")).expect("it loses, or wins over the other");
    assert!(lost.contains("mine.toml:10: missing, taken by blame/target-for-act (") && lost.contains("mine.toml:13)"), "{told}");
}

#[test]
fn claims_are_chosen_by_kind_and_confidence() {
    let lines = b"{\"id\":1,\"desk\":\"sea\",\"text\":\"NATO condemned the raid. Riga denied a leak. Oslo said that it was late. Oslo fears a storm.\"}\n{\"id\":2,\"text\":\"Rain.\"}\n";
    let claims = |args: &[&str]| -> Vec<(String, String, f64)> {
        let all = records(&run(&[&["extract"], args].concat(), lines));
        assert_eq!((all.len(), all[0]["entities"].as_array().map(Vec::len)), (2, Some(3)), "{args:?}");
        let of = |c: &Value| {
            (
                c["id"].as_str().expect("an id").to_owned(),
                c["kind"].as_str().expect("a kind").to_owned(),
                c["confidence"].as_f64().expect("a number"),
            )
        };
        all[0]["claims"].as_array().expect("claims").iter().map(of).collect()
    };
    let all = claims(&[]);
    assert_eq!(all.iter().map(|c| c.1.as_str()).collect::<Vec<_>>(), ["condemnation", "denial", "attribution", "attribution"]);
    assert_eq!(claims(&["--kind", "denial,condemnation"]), all[..2]);
    assert_eq!(claims(&["--kind", "belief"]), all[3..]);
    assert_eq!(claims(&["--kind", "attribution", "--kind", "attribution/statement"]), all[2..]);
    let least = all.iter().map(|c| c.2).fold(0.0, f64::max);
    let most: Vec<_> = all.iter().filter(|c| c.2 >= least).cloned().collect();
    assert!(most.len() < all.len());
    assert_eq!(claims(&["--min-confidence", &least.to_string()]), most);
    let rows = records(&run(&["extract", "--per", "claim", "--keep", "desk", "--kind", "denial"], lines));
    assert_eq!((rows.len(), &rows[0]["claim_id"], &rows[0]["kept"]), (1, &Value::from("c2"), &serde_json::json!({"desk": "sea"})));
    let refused = run(&["extract", "--kind", "condemnaton"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("unknown kind \"condemnaton\", did you mean \"condemnation\"?"));
}

#[test]
fn explain_shows_groups_cues_constructions_and_places() {
    let output = run(&["explain", "-"], b"Oslo blamed the crew for the fire.");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in [
        "[NG Oslo] [VG blamed]",
        "cue \"blame\" (rules/responsibility.toml:",
        "act-on-target",
        "nothing fills",
        "target-for-act",
        ": fits",
        "state:NO (gazetteers/states.tsv:",
    ] {
        assert!(told.contains(part), "{part} is missing in\n{told}");
    }
}

#[test]
fn score_measures_and_checks_floors() {
    let dir = folder("score");
    std::fs::write(dir.join("a.txt"), "Oslo blamed the crew for the fire.").expect("a file");
    std::fs::write(dir.join("a.ann"), "T1\tState 0 4\tOslo\nT2\tCue 5 11\tblamed\nT3\tSource 0 4\tOslo\nT4\tTarget 12 20\tthe crew\nT5\tContent 25 33\tthe fire\nE1\tresponsibility:T2 Source:T3 Target:T4 Content:T5\n").expect("a file");
    std::fs::write(dir.join("floors.tsv"), "#floors 1\nset\tmeasure\tfloor\nscore\trelation\t100\nscore\tentities\t99\n").expect("a file");
    let (path, floors, counts) = (dir.to_str().expect("UTF-8"), dir.join("floors.tsv"), dir.join("counts.tsv"));
    let output = run(&["score", path, "--floors", floors.to_str().expect("UTF-8"), "--counts", counts.to_str().expect("UTF-8")], b"");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read_to_string(&counts).expect("counts").contains("blame/target-for-act\tattribution/responsibility\t1\t0\n"));
    std::fs::write(&floors, "#floors 1\nset\tmeasure\tfloor\nscore\trelation.denial\t50\nscore\trelations\t50\n").expect("a file");
    let output = run(&["score", path, "--floors", floors.to_str().expect("UTF-8")], b"");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("floors.tsv:3: unknown measure") && told.contains("did you mean \"relation\"?"), "{told}");
}

#[test]
fn every_record_has_every_key() {
    let output = run(&["extract"], format!("{LINE}broken\n").as_bytes());
    let all = records(&output);
    let keys = |v: &Value| v.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&all[0]), keys(&all[1]));
    assert_eq!(all[0]["schema"], "claimwire/1");
}

#[test]
fn web_pages_are_read_by_extension_by_content_and_by_name() {
    let folder = folder("pages");
    let page = r#"<!doctype html><html lang="en"><head><meta charset="iso-8859-2"><title>x</title><script type="application/ld+json">
        {"@type":"NewsArticle","headline":"Riga blames Minsk","author":{"@type":"Person","name":"Ada Lund"},"datePublished":"2024-05-03T10:00:00Z",
        "articleBody":"RIGA (AP) — Latvia accused Belarus of jamming the ferry's radar.\n\nBelarus denied it."}</script></head><body></body></html>"#;
    std::fs::write(folder.join("a.html"), page).expect("a page");
    std::fs::write(folder.join("b"), page).expect("a page without an extension");
    let by_name = run(&["extract", folder.join("a.html").to_str().expect("UTF-8")], b"");
    let by_content = run(&["extract", folder.join("b").to_str().expect("UTF-8")], b"");
    let by_flag = run(&["extract", "--from", "html", "-"], page.as_bytes());
    for output in [by_name, by_content, by_flag] {
        let records = records(&output);
        let [record] = records.as_slice() else { panic!("one record") };
        assert_eq!(record["meta"]["headline"], "Riga blames Minsk");
        assert_eq!(record["meta"]["byline"], serde_json::json!(["Ada Lund"]));
        assert_eq!(record["meta"]["published"], "2024-05-03T10:00:00Z");
        assert_eq!(record["meta"]["dateline"]["agency"], "AP");
        assert!(record["claims"].as_array().expect("claims").iter().any(|c| c["subkind"] == "responsibility" && c["zone"] == "body"));
    }
}

#[test]
fn the_date_of_an_article_decides_who_holds_an_office() {
    let lines = b"{\"id\":1,\"day\":\"2015-03-01\",\"text\":\"The U.S. president condemned the attack.\"}\n\
                  {\"id\":2,\"text\":\"The U.S. president condemned the attack.\"}\n\
                  {\"id\":3,\"day\":\"2015-03-01\",\"text\":\"A former U.S. president condemned the attack.\"}\n";
    let output = run(&["extract", "--from", "jsonl", "--date-field", "day", "--per", "claim", "-"], lines);
    let ids: Vec<String> = records(&output).iter().map(|r| r["source_ids"][0].as_str().unwrap_or("none").to_owned()).collect();
    assert_eq!(ids[0], "person:barack-obama");
    assert!(ids[1..].iter().all(|id| !id.starts_with("person:")), "{ids:?}");
}

#[test]
fn offices_that_overlap_are_faults_and_shared_names_are_noted() {
    let folder = folder("offices");
    std::fs::write(
        folder.join("a.tsv"),
        "#gaz 1\nid\tname\ttype\tsubtype\tcountry\taliases\txref\norg:oslo-co\tOslo\torganization\tcompany\tNO\t\t\n",
    )
    .expect("a file");
    std::fs::write(
        folder.join("b.tsv"),
        "#gaz 1\nperson\trole\tbody\tfrom\tto\tconfidence\nperson:joe-biden\thead-of-state\tstate:US\t2012-01-01\t2013-01-01\tA\nperson:joe-bidn\tparty\tstate:US\t\t\tV\n",
    )
    .expect("a file");
    let output = run(&["gazetteer", "check", folder.to_str().expect("UTF-8")], b"");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("b.tsv:3: person:joe-biden holds head-of-state of state:US while person:barack-obama does"), "{told}");
    assert!(told.contains("b.tsv:4: no row \"person:joe-bidn\", did you mean \"person:joe-biden\"?"), "{told}");
    assert!(told.contains("a.tsv:3: note: \"Oslo\" is also city:gn3143244"), "{told}");
    assert!(told.contains("2 faults"), "{told}");
}
