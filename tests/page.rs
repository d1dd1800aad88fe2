//! Pages of `docs/` a part of which is made from tables.

use libtest_mimic::Failed;

const END: &str = "<!-- end -->\n";

/// Whether the part of a page that a comment begins is what is made from its tables now. `WRITE_PAGES=1` writes it there.
pub fn is_fresh(page: &str, source: &str, part: &str) -> Result<(), Failed> {
    let path = format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path)?;
    let beginning = format!("<!-- from {source} -->\n");
    let (before, rest) = text.split_once(&beginning).ok_or_else(|| format!("no line {beginning:?} in docs/{page}"))?;
    let (_, after) = rest.split_once(END).ok_or_else(|| format!("no line {END:?} in docs/{page}"))?;
    let fresh = format!("{before}{beginning}{part}{END}{after}");
    if fresh == text {
        return Ok(());
    }
    if crate::writes_pages() {
        return Ok(std::fs::write(path, fresh)?);
    }
    Err(format!("{source} has changed: WRITE_PAGES=1 cargo test --test examples writes docs/{page} anew").into())
}
