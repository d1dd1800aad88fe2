//! `cargo bench --bench linear`: that cost is linear. Each text is taken 10 × and 100 × as long, in one dimension; what is printed is CPU time per byte, and
//! how much more a byte costs in the longest than in the shortest, which should stay about 1.

use claimwire::claims::observer::Silent;
use claimwire::output::{self, Options};
use claimwire::{Article, Document, Engine, Scratch, Stage};
use cpu_time::ThreadTime;
use std::hint::black_box;

/// Each measure reads about so much, so that short texts can be timed.
const BYTES: usize = 400_000;
const ROUNDS: usize = 5;
const TIMES: [usize; 3] = [1, 10, 100];

/// What grows, and a text of `n` pieces of it.
type Dimension = (&'static str, fn(usize) -> String);

const NAMES: [&str; 8] =
    ["Adela Brandt", "Juma Okoro", "Priit Saar", "Lucia Ferro", "Tomas Vrba", "Ines Duarte", "Olav Lien", "Mirza Hodzic"];

fn name(n: usize) -> &'static str {
    NAMES[n % NAMES.len()]
}

/// Pieces one after another.
fn pieces(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

const DIMENSIONS: [Dimension; 16] = [
    ("paragraphs", |n| {
        pieces(4 * n, |i| {
            format!(
                "{} said on Monday that the harbour would stay shut. “We will not pay for it,” she told reporters. The union blamed the port.\n\n",
                name(i)
            )
        })
    }),
    ("sentences of one paragraph", |n| pieces(8 * n, |i| format!("He accused {} of lying, and she denied it. ", name(i)))),
    ("a sentence's clauses", |n| format!("The mayor said {}.", pieces(8 * n, |i| format!("that {} had left the town and ", name(i))))),
    ("a sentence's commas", |n| {
        format!("The mayor condemned {} the strike.", pieces(8 * n, |i| format!("{}, the quiet baker, ", name(i))))
    }),
    ("a sentence's joined names", |n| format!("{} and Bern condemned the strike.", pieces(8 * n, |i| format!("{}, and ", name(i))))),
    ("a sentence's unknown names", |n| format!("The list was {}.", pieces(8 * n, |i| format!("Ka{i}lo Ve{i}ny, ")))),
    ("a sentence's prepositions", |n| format!("The mayor blamed the crew {}.", "for the delay of the ferry to the island ".repeat(8 * n))),
    ("a sentence's cues", |n| format!("The mayor {} it.", "said, denied, urged, called and blamed ".repeat(8 * n))),
    ("a sentence's nouns", |n| format!("The mayor said the {} was shut.", "harbour bridge office team ".repeat(8 * n))),
    ("quotations of a sentence", |n| {
        format!("The mayor said {}.", pieces(8 * n, |_| "“it is late” and “we are all tired,” he added, ".into()))
    }),
    ("quotations inside one another", |n| format!("The mayor said {}.", "“we heard ‘it is late, ".repeat(8 * n))),
    ("marks that are never closed", |n| format!("The mayor said {}.", "“it was late and ".repeat(8 * n))),
    ("paragraphs of one quotation", |n| pieces(8 * n, |_| "“It was late and we were all tired, she said to us.\n\n".into())),
    ("brackets of a sentence", |n| format!("The mayor {} resigned.", "(a baker) of the town (in the north) ".repeat(8 * n))),
    ("brackets that are never closed", |n| format!("The mayor {} resigned.", "(a baker of the town ".repeat(8 * n))),
    ("names that are all new", |n| {
        pieces(8 * n, |i| {
            let letter = |k: usize| (b'a' + (i / 26usize.pow(k as u32) % 26) as u8) as char;
            format!("Kal{}{}{}o Ven{}{}{}sky said the group would sue. ", letter(0), letter(1), letter(2), letter(2), letter(1), letter(0))
        })
    }),
];

fn main() {
    // `cargo test --benches` only wants to know that this compiles
    if std::env::args().any(|a| a == "--test") {
        return;
    }
    let engine = Engine::builtin();
    let (mut doc, mut scratch, mut out) = (Document::default(), Scratch::default(), Vec::new());
    println!("{:<34} {:>9} {:>9} {:>9} {:>14}", "ns a byte", "1 x", "10 x", "100 x", "100 x to 1 x");
    for (what, text) in DIMENSIONS {
        let texts = TIMES.map(text);
        let mut seconds = [f64::MAX; TIMES.len()];
        for _ in 0..ROUNDS {
            for (text, least) in texts.iter().zip(&mut seconds) {
                let runs = (BYTES / text.len()).max(1);
                let start = ThreadTime::now();
                for _ in 0..runs {
                    engine.extract_until(Stage::Claims, Article::new("", text.as_str()), &mut doc, &mut scratch, &mut Silent);
                    out.clear();
                    output::write_document(&doc, &engine, Options::default(), &mut out);
                    black_box(&out);
                }
                *least = least.min(start.elapsed().as_secs_f64() * 1e9 / (runs * text.len()) as f64);
            }
        }
        println!("{what:<34} {:>9.1} {:>9.1} {:>9.1} {:>14.2}", seconds[0], seconds[1], seconds[2], seconds[2] / seconds[0]);
    }
}
